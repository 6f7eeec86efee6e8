package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.shuqiao.query.TestCity;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.source.SourceReading;
import org.shuqiao.query.source.department.DepartmentSource;
import org.shuqiao.query.source.duckdb.DuckEngine;

/** Writes down the SQL that each source is asked for a query, with everything of the grants in it. */
public final class SentSql {

    private SentSql() { }

    /** @return a line with the name of a source, then what it is asked, indented */
    public static List<String> of(TestCity city, ParsedSql sql, List<AccessRule> rules) {
        Set<Backing.LakeTable> tables = rules.stream().map(AccessRule::backing)
                .filter(Backing.LakeTable.class::isInstance).map(Backing.LakeTable.class::cast)
                .collect(Collectors.toSet());
        try (DuckEngine engine = new DuckEngine(EngineSettings.standard());
                LakeSession lake = engine.open(city.lake(), tables, reads -> { })) {
            Map<String, Source> departments = new HashMap<>();
            List<GrantedRelation> relations = rules.stream().filter(rule -> sql.names(rule.table()))
                    .map(rule -> switch (rule.backing()) {
                        case Backing.LakeTable table -> lake.granted(rule);
                        case Backing.DepartmentTable table -> departments.computeIfAbsent(table.source(), name ->
                                new DepartmentSource(name, city.department(),
                                        SourceReading.within(TestCity.LIMITS.time())))
                                        .granted(rule);
                    }).toList();
            RunningQuery watch = new RunningQuery(EngineSettings.standard().pulledRows());
            return switch (GrantCombinations.plan(sql, relations, watch)) {
                case EnginePlan whole -> lines(whole.source(), whole.planned().sql());
                case EnumerablePlan parts -> parts(parts.root());
            };
        }
    }

    private static List<String> parts(RelNode root) {
        List<String> lines = new ArrayList<>();
        new RelVisitor() {
            @Override
            public void visit(RelNode node, int ordinal, RelNode parent) {
                if (node instanceof SourceToEnumerableConverter part) {
                    lines.addAll(lines(part.convention().source(), part.sql()));
                } else {
                    super.visit(node, ordinal, parent);
                }
            }
        }.go(root);
        return lines;
    }

    private static List<String> lines(Source source, String sql) {
        List<String> lines = new ArrayList<>(List.of(source.name() + " is asked:"));
        sql.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }
}
