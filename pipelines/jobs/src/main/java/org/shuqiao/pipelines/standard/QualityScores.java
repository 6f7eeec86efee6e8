package org.shuqiao.pipelines.standard;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.contracts.run.QualityFormula;
import org.shuqiao.contracts.run.RunResult.Quality;
import org.shuqiao.standards.source.UpdateCycle;

/** Scores the six dimensions of GB/T 36344-2018, each a share with the counts behind it and its formula's id. */
final class QualityScores {

    private QualityScores() { }

    static List<Quality> of(RunCounts counts, DatasetPlan plan, UpdateCycle cycle, OffsetDateTime newest,
            OffsetDateTime landed) {
        long cells = counts.rowsIn * plan.firstOutput().length;
        long useful = 0;
        for (long nulls : counts.nulls) {
            useful += nulls < counts.standard ? 1 : 0;
        }
        long period = hours(cycle);
        long age = Math.max(period, Math.max(0, Duration.between(newest, landed).toHours()));
        return List.of(
                share("conformity", QualityFormula.CELLS_BY_RULE,
                        counts.filled - counts.illFormed, counts.filled),
                share("completeness", QualityFormula.CELLS_FILLED,
                        counts.filled, cells),
                share("accuracy", QualityFormula.ROWS_NOT_QUARANTINED,
                        counts.rowsIn - counts.quarantined, counts.rowsIn),
                share("consistency", QualityFormula.ROWS_CONSISTENT,
                        Math.max(0, counts.rowsIn - counts.inconsistent - counts.merged), counts.rowsIn),
                share("timeliness", QualityFormula.AGE_WITHIN_CYCLE, period, age),
                share("accessibility", QualityFormula.COLUMNS_WITH_VALUES,
                        useful, counts.nulls.length));
    }

    private static Quality share(String dimension, QualityFormula formula, long numerator, long denominator) {
        double score = denominator == 0 ? 1 : (double) numerator / denominator;
        return new Quality(dimension, Math.round(score * 1e6) / 1e6, formula.id(), numerator, denominator);
    }

    private static long hours(UpdateCycle cycle) {
        return switch (cycle) {
            case REAL_TIME -> 1;
            case DAILY -> 24;
            case WEEKLY -> 7 * 24;
            case MONTHLY -> 31 * 24;
            case QUARTERLY -> 92 * 24;
            case YEARLY -> 366 * 24;
        };
    }
}
