package org.shuqiao.standards.mapping;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Placeholders;
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
    private transient Rule placeholder;

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
        CheckResult outcome = judge(row, step, cells);
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

    /** What is lawful on the row's own day is so, also where a check is to say what is lawful today alone. */
    private CheckResult judge(RowState row, ColumnStep step, List<String> cells) {
        LocalDate day = day(row, step);
        CheckResult outcome = step.element.check(cells, step.encoding, step.dated ? day : on);
        if (step.dated || outcome.value().isPresent() || outcome.rule().isEmpty() || day.equals(on)) {
            return outcome;
        }
        CheckResult then = step.element.check(cells, step.encoding, day);
        return then.value().isPresent() ? then : outcome;
    }

    /** The day that the row itself tells, where the column names it and it is certain; else the batch's. */
    private LocalDate day(RowState row, ColumnStep step) {
        if (step.on.isEmpty()) {
            return on;
        }
        for (ColumnStep other : steps) {
            if (other.outputs.getFirst().equals(step.on)) {
                return other.element.check(other.cells(row.cells), other.encoding, on).value()
                        .map(value -> LocalDate.parse(value.substring(0, 10))).orElse(on);
            }
        }
        return on;
    }

    /** A row of which a part of the natural key is unknown, or only a word for unknown, is nobody's row. */
    private void key(RowState row, int[] group) {
        ColumnStep step = steps.get(group[0]);
        boolean word = false;
        for (int i = 1; i < group.length; i++) {
            String value = row.values.get(step.outputs.get(group[i]));
            if (value != null && !Placeholders.word(value)) {
                return;
            }
            word |= value != null;
        }
        if (word) {
            row.addViolation(step.outputs.get(group[1]), placeholder, step.cells(row.cells));
            return;
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
        placeholder = pack.rules().get("VALUE-placeholder");
        steps = new ArrayList<>();
        for (MappingPlan.Column column : plan.columns()) {
            var element = elements.get(column.element());
            steps.add(new ColumnStep(column.from(), column.to(), element,
                    Elements.encoding(element, Optional.of(column.encoding())).orElseThrow()
                            .allowing(Set.copyOf(column.allow())), column.level(), column.required(), column.on(),
                    column.dated()));
        }
        checks = plan.checks().stream().map(check -> CheckStep.of(check, steps, pack)).toList();
        keyGroups = KeyGroups.of(plan.key(), steps);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        prepare();
    }
}
