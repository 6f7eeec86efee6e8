package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.util.CancelFlag;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.Source;

/** Plans a query with Calcite over a schema of granted relations only. */
final class QueryPlanner {

    private final JavaTypeFactoryImpl types;
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);
    private final Map<Source, SourceConvention> conventions = new HashMap<>();
    private final RunningQuery watch;
    private final OpenValues open;

    /** @param open values that the engine's SQL has the places of */
    QueryPlanner(List<GrantedRelation> relations, RunningQuery watch, OpenValues open) {
        this.watch = watch;
        this.open = open;
        this.types = new WatchedTypes(watch);
        relations.forEach(this::add);
    }

    private void add(GrantedRelation relation) {
        String name = relation.rule().table().schema();
        CalciteSchema tables = schema.getSubSchema(name, false);
        if (tables == null) {
            tables = schema.add(name, new AbstractSchema());
        }
        SourceConvention convention =
                conventions.computeIfAbsent(relation.source(), source -> new SourceConvention(source, watch, open));
        tables.add(relation.rule().table().table(), new GrantedTable(relation, convention));
    }

    /** @param counted whether the rows behind the answer are asked for */
    QueryPlan plan(ParsedSql query, boolean counted) {
        RelOptCluster cluster = cluster();
        RelRoot root = logical(query.tree(), cluster);
        PositionCheck.of(root);
        List<AccessRule> rules = rules(root.rel);
        List<AnswerColumn> columns = columns(root);
        RelNode allowed = MinimumGroupRewriter.over(root.rel);
        Contributions contributions = counted ? ContributionFinder.of(allowed) : Contributions.NONE;
        List<PersonRead> persons = PersonFinder.of(root, allowed);
        EnumerableRel best = physical(root.withRel(GrandTotals.apart(allowed)));
        String text = PlanText.of(best);
        return best instanceof SourceToEnumerableConverter whole
                ? new EnginePlan(whole.convention().source(),
                        new EnginePlan.Planned(whole.sql(), whole.types(), columns, rules, text, contributions,
                                persons))
                : new EnumerablePlan(best, types, columns, rules, text, contributions, persons, tokens(root.rel));
    }

    private RelOptCluster cluster() {
        VolcanoPlanner planner = new VolcanoPlanner(Contexts.of(new CancelFlag(watch.flag())));
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
        PlannerRules.register(planner, conventions.size());
        RelOptCluster cluster = RelOptCluster.create(planner, RoundedCasts.builder(types));
        JoinRowCount.install(cluster);
        return cluster;
    }

    private RelRoot logical(SqlNode query, RelOptCluster cluster) {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        CalciteConnectionConfigImpl config = new CalciteConnectionConfigImpl(properties);
        CalciteCatalogReader catalog = new CalciteCatalogReader(schema, List.of(), types, config);
        SqlValidator validator = SqlValidatorUtil.newValidator(AllowedOperators.TABLE, catalog, types,
                SqlValidator.Config.DEFAULT.withConformance(SqlReader.CONFORMANCE).withIdentifierExpansion(true));
        SqlToRelConverter converter = new SqlToRelConverter(QueryPlanner::noViews, validator, catalog, cluster,
                StandardConvertletTable.INSTANCE,
                SqlToRelConverter.config().withExpand(false).withInSubQueryThreshold(Integer.MAX_VALUE)
                        // nothing is simplified before it is portable
                        .withRelBuilderConfigTransform(builder -> builder.withSimplify(false)));
        try {
            SqlNode valid = validator.validate(query);
            RelRoot root = converter.convertQuery(valid, false, true);
            WrittenOutSize.check(root.rel);
            return root.withRel(RoundedCasts.rewrite(PortableExpressions.rewrite(root.rel)));
        } catch (CalciteContextException e) {
            throw ValidationErrors.of(e, query);
        }
    }

    private static RelRoot noViews(
            RelDataType row, String sql, List<String> path, List<String> view) {
        throw new CodedException(QueryCode.CANNOT_PLAN);
    }

    private EnumerableRel physical(RelRoot root) {
        RelTraitSet wanted = root.rel.getTraitSet().replace(EnumerableConvention.INSTANCE).replace(root.collation)
                .simplify();
        RelOptPlanner planner = root.rel.getCluster().getPlanner();
        RelNode joined = Programs.subQuery(DefaultRelMetadataProvider.INSTANCE)
                .run(planner, root.rel, wanted, List.of(), List.of());
        RelNode best = Programs.standard()
                .run(planner, ConstantGroups.asTotals(joined), wanted, List.of(), List.of());
        return (EnumerableRel) (root.isRefTrivial() ? best : shown(root, best));
    }

    /** Columns that only order the rows are left out behind that order, which nothing could name without them. */
    private static RelNode shown(RelRoot root, RelNode best) {
        RexBuilder rex = best.getCluster().getRexBuilder();
        List<RexInputRef> shown = root.fields.leftList().stream().map(field -> rex.makeInputRef(best, field)).toList();
        return EnumerableCalc.create(best,
                RexProgram.create(best.getRowType(), shown, null, root.fields.rightList(), rex));
    }

    private static List<AnswerColumn> columns(RelRoot root) {
        List<AnswerColumn> columns = new ArrayList<>();
        for (RelDataTypeField field : root.validatedRowType.getFieldList()) {
            columns.add(new AnswerColumn(field.getName(), ValueTypes.of(field.getType())));
        }
        return columns;
    }

    private static Map<String, Tokens> tokens(RelNode root) {
        Map<String, Tokens> tokens = new HashMap<>();
        GrantedScanFinder.forEach(root, scan -> scan.relation().tokens().forEach((column, made) ->
                tokens.put(TokenFunction.variable(scan.relation().rule(), column), made)));
        return tokens;
    }

    /** @return the rules of the tables that the query names, in the order they come in it */
    private static List<AccessRule> rules(RelNode root) {
        Set<AccessRule> rules = new LinkedHashSet<>();
        GrantedScanFinder.forEach(root, scan -> rules.add(scan.relation().rule()));
        return List.copyOf(rules);
    }
}
