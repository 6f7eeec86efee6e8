package org.shuqiao.standards.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.CitizenNumber;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.Level;

/** Executable check of the mapping. */
record CheckStep(RowCheck check, Rule rule, Level level, List<String> columns, int[] producers, Divisions divisions) {

    private static final String DEFAULT_DATE = "GBT7408-default";

    static CheckStep of(MappingPlan.Check plan, List<ColumnStep> steps, StandardPack pack) {
        RowChecks.Named named = RowChecks.BY_NAME.get(plan.check());
        int[] producers = plan.columns().stream().mapToInt(column -> producer(column, steps)).toArray();
        return new CheckStep(named.check(), pack.rules().get(named.rule()), plan.level(), plan.columns(), producers,
                pack.divisions());
    }

    void run(RowState row, List<ColumnStep> steps) {
        if (check == RowChecks.BIRTH_DATE) {
            confirm(row, steps.get(producers[1]), row.outcome(producers[1]));
        }
        List<Integer> broken = check.broken(row, columns, producers, divisions);
        if (broken.isEmpty()) {
            return;
        }
        if (level == Level.MUST) {
            List<String> cells = new ArrayList<>();
            for (int producer : producers) {
                cells.addAll(steps.get(producer).cells(row.cells));
            }
            row.addViolation(String.join("+", columns), rule, cells);
            return;
        }
        for (int position : broken) {
            steps.get(producers[position]).outputs.forEach(column -> row.unknown(column, rule));
        }
    }

    /** A default date that the citizen number bears out is a birthday all the same. */
    private void confirm(RowState row, ColumnStep date, CheckResult outcome) {
        String number = row.values.get(columns.get(0));
        boolean byDefault = outcome.rule().filter(broken -> broken.id().equals(DEFAULT_DATE)).isPresent();
        if (!byDefault || number == null || !CitizenNumber.valid(number)) {
            return;
        }
        LocalDate born = CitizenNumber.birthDate(number).orElse(LocalDate.MAX);
        date.element.check(date.cells(row.cells), date.encoding.allowing(Set.of(DEFAULT_DATE)), born).value()
                .filter(value -> value.startsWith(born.toString()))
                .ifPresent(value -> row.settle(date, value, outcome.rule().get()));
    }

    private static int producer(String column, List<ColumnStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).outputs.contains(column)) {
                return i;
            }
        }
        throw new IllegalStateException(column);
    }
}
