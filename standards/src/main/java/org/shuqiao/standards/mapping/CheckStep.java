package org.shuqiao.standards.mapping;

import java.util.ArrayList;
import java.util.List;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.Level;

/** Executable check of the mapping. */
record CheckStep(RowCheck check, Rule rule, Level level, List<String> columns, int[] producers, Divisions divisions) {

    static CheckStep of(MappingPlan.Check plan, List<ColumnStep> steps, StandardPack pack) {
        RowChecks.Named named = RowChecks.BY_NAME.get(plan.check());
        int[] producers = plan.columns().stream().mapToInt(column -> producer(column, steps)).toArray();
        return new CheckStep(named.check(), pack.rules().get(named.rule()), plan.level(), plan.columns(), producers,
                pack.divisions());
    }

    void run(RowState row, List<ColumnStep> steps) {
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

    private static int producer(String column, List<ColumnStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).outputs.contains(column)) {
                return i;
            }
        }
        throw new IllegalStateException(column);
    }
}
