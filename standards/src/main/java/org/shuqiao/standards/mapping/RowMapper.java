package org.shuqiao.standards.mapping;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.Level;
import org.shuqiao.standards.source.SourceFile;

/**
 * Maps source rows to standard rows. It never throws for what a row holds. Serialized, it carries its plan and
 * its pack and is made ready again where it arrives; one instance may serve several threads.
 */
public final class RowMapper implements Serializable {

    private static final long serialVersionUID = 1;

    private final MappingPlan plan;
    private final StandardPack pack;
    private final LocalDate on;
    private transient List<ColumnStep> steps;
    private transient List<CheckStep> checks;
    private transient List<int[]> keyGroups;
    private transient Rule required;
    private transient Rule key;

    private RowMapper(MappingPlan plan, StandardPack pack, LocalDate on) {
        this.plan = plan;
        this.pack = pack;
        this.on = on;
        prepare();
    }

    /** @param on the day on which codes must be valid */
    public static RowMapper of(SourceFile source, StandardPack pack, LocalDate on) {
        return new RowMapper(MappingPlanner.plan(source, pack), pack, on);
    }

    /** @return the columns of the standard table, in the mapping's order */
    public List<OutputColumn> columns() {
        return steps.stream().flatMap(step -> step.columns().stream()).toList();
    }

    /** @param cells source column → cell; a null cell is SQL NULL, an absent one likewise */
    public RowOutcome map(Map<String, String> cells) {
        RowState row = new RowState(cells, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            map(row, i, steps.get(i));
        }
        for (CheckStep check : checks) {
            check.run(row, steps);
        }
        for (int[] group : keyGroups) {
            key(row, group);
        }
        return row.end();
    }

    private void map(RowState row, int index, ColumnStep step) {
        List<String> cells = step.cells(row.cells);
        CheckResult outcome = step.element.check(cells, step.encoding, on);
        row.outcome(index, outcome);
        if (outcome.value().isPresent()) {
            step.publish(outcome.value().get(), row.values);
        }
        boolean missing = outcome.rule().isEmpty() && outcome.value().isEmpty() && step.required;
        if (outcome.rule().isEmpty() && !missing) {
            return;
        }
        Rule rule = outcome.rule().orElse(required);
        if (step.level == Level.MUST && (missing || outcome.status() == CheckResult.Status.REJECTED)) {
            row.addViolation(step.outputs.get(0), rule, cells);
        } else if (outcome.value().isPresent()) {
            row.flag(step.outputs.get(0), rule);
        } else {
            step.outputs.forEach(column -> row.flag(column, rule));
        }
    }

    /** A row of which a part of the natural key is unknown is nobody's row. */
    private void key(RowState row, int[] group) {
        ColumnStep step = steps.get(group[0]);
        for (int i = 1; i < group.length; i++) {
            if (row.values.containsKey(step.outputs.get(group[i]))) {
                return;
            }
        }
        CheckResult outcome = row.outcome(group[0]);
        boolean told = outcome.status() == CheckResult.Status.REJECTED && step.level == Level.MUST
                || step.required && step.level == Level.MUST && outcome.value().isEmpty() && outcome.rule().isEmpty();
        if (!told) {
            row.addViolation(step.outputs.get(group[1]), outcome.rule().orElse(key), step.cells(row.cells));
        }
    }

    private void prepare() {
        Elements elements = pack.elements();
        required = pack.rules().get("VALUE-required");
        key = pack.rules().get("VALUE-key");
        steps = new ArrayList<>();
        for (MappingPlan.Column column : plan.columns()) {
            var element = elements.get(column.element());
            steps.add(new ColumnStep(column.from(), column.to(), element,
                    Elements.encoding(element, Optional.of(column.encoding())).orElseThrow(), column.level(),
                    column.required()));
        }
        checks = plan.checks().stream().map(check -> CheckStep.of(check, steps, pack)).toList();
        keyGroups = KeyGroups.of(plan.key(), steps);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        prepare();
    }
}
