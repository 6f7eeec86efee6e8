package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.source.GrantedRelation;

/**
 * Finds in a logical plan how to tell the persons behind an answer. Where each row of the answer shows a row of the
 * table with its number, the answer tells; else the source is asked for the numbers of all rows that the conditions on
 * the table alone leave. Nobody else's rows were used.
 */
final class PersonFinder {

    private final List<PersonRead> found = new ArrayList<>();
    private final Map<String, Integer> scans = new HashMap<>();
    private final RelRoot root;

    private PersonFinder(RelRoot root) {
        this.root = root;
    }

    /** @param allowed the plan with what stands behind aggregates written out */
    static List<PersonRead> of(RelRoot root, RelNode allowed) {
        PersonFinder finder = new PersonFinder(root);
        boolean[] any = {false};
        GrantedScanFinder.forEach(allowed, scan -> {
            any[0] |= scan.relation().rule().person().isPresent();
            finder.scans.merge(scan.relation().rule().table().toString(), 1, Integer::sum);
        });
        if (any[0]) {
            finder.walk(ContributionFinder.conditionsDown(allowed), true, List.of());
        }
        return List.copyOf(finder.found);
    }

    /**
     * @param shown whether each row of the answer shows a row of this step
     * @param conditions that stand directly over this step
     */
    private void walk(RelNode rel, boolean shown, List<RexNode> conditions) {
        ContributionFinder.subQueries(rel).forEach(query -> walk(query.rel, false, List.of()));
        switch (rel) {
            case GrantedScan scan -> found(scan, shown, conditions);
            case Filter filter -> walk(filter.getInput(), shown, with(filter, conditions));
            case Project project -> walk(project.getInput(), shown && !project.containsOver(), List.of());
            case Sort sort -> walk(sort.getInput(), shown, List.of());
            case Join join -> {
                walk(join.getLeft(), shown, List.of());
                walk(join.getRight(), shown && join.getJoinType().projectsRight(), List.of());
            }
            default -> rel.getInputs().forEach(input -> walk(input, false, List.of()));
        }
    }

    private void found(GrantedScan scan, boolean shown, List<RexNode> conditions) {
        AccessRule rule = scan.relation().rule();
        if (rule.person().isEmpty()) {
            return;
        }
        if (rule.release().isPresent()) {
            found.add(new PersonRead.InCells(rule.grant()));
            return;
        }
        if (scan.relation().persons().isEmpty()) {
            found.add(new PersonRead.Nowhere(rule.grant()));
            return;
        }
        Optional<Integer> column = shown && scans.get(rule.table().toString()) == 1 ? column(scan) : Optional.empty();
        found.add(column.<PersonRead>map(at -> new PersonRead.InAnswer(rule.grant(), at))
                .orElseGet(() -> atSource(scan, scan.relation().persons().orElseThrow(), conditions)));
    }

    /** @return the column of the answer that is the unmasked number and nothing else */
    private Optional<Integer> column(GrantedScan scan) {
        AccessRule rule = scan.relation().rule();
        String person = rule.person().orElseThrow();
        if (!rule.columns().contains(person) || !(rule.mask(person) instanceof Mask.Clear)) {
            return Optional.empty();
        }
        List<Integer> fields = root.fields.leftList();
        for (int i = 0; i < fields.size(); i++) {
            RelColumnOrigin origin = root.rel.getCluster().getMetadataQuery().getColumnOrigin(root.rel, fields.get(i));
            if (origin != null && !origin.isDerived()
                    && origin.getOriginTable().getQualifiedName().equals(scan.getTable().getQualifiedName())
                    && origin.getOriginColumnOrdinal() == rule.columns().indexOf(person)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static PersonRead atSource(GrantedScan scan, GrantedRelation persons, List<RexNode> conditions) {
        SourceConvention convention = (SourceConvention) scan.getConvention();
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null);
        builder.push(GrantedTable.scan(scan, persons));
        if (!conditions.isEmpty()) {
            builder.filter(conditions);
        }
        RelNode numbers = builder.project(builder.field(GrantedRelation.PERSON)).distinct().build();
        return new PersonRead.AtSource(scan.relation().rule().grant(), convention.source().name(),
                SourceSql.of(numbers, convention));
    }

    /** What an engine cannot reckon alone is left out, which makes the persons more. */
    private static List<RexNode> with(Filter filter, List<RexNode> conditions) {
        List<RexNode> all = new ArrayList<>(conditions);
        if (ContributionFinder.simple(filter)) {
            all.add(filter.getCondition());
        }
        return all;
    }
}
