package org.shuqiao.pipelines.standard;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.contracts.run.RunResult.Quality;
import org.shuqiao.standards.source.UpdateCycle;

/** The six dimensions of GB/T 36344-2018, each a share with the counts behind it. */
final class QualityScores {

    private QualityScores() {
    }

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
                share("conformity", "(有值单元格 − 不合规则的单元格) ÷ 有值单元格"
                        + " | (filled cells − cells that break a rule) ÷ filled cells",
                        counts.filled - counts.illFormed, counts.filled),
                share("completeness", "有值单元格 ÷ (读入行 × 对标列) | filled cells ÷ (rows in × mapped columns)",
                        counts.filled, cells),
                share("accuracy", "(读入行 − 问题行) ÷ 读入行 | (rows in − quarantined) ÷ rows in",
                        counts.rowsIn - counts.quarantined, counts.rowsIn),
                share("consistency", "(读入行 − 列间矛盾的行 − 重复行) ÷ 读入行"
                        + " | (rows in − rows whose columns contradict − merged) ÷ rows in",
                        Math.max(0, counts.rowsIn - counts.inconsistent - counts.merged), counts.rowsIn),
                share("timeliness", "更新周期小时 ÷ max(更新周期小时, 落地时间 − 最新数据时间)"
                        + " | cycle hours ÷ max(cycle hours, landing time − newest data)", period, age),
                share("accessibility", "有值的标准列 ÷ 标准列 | standard columns with a value ÷ standard columns",
                        useful, counts.nulls.length));
    }

    private static Quality share(String dimension, String formula, long numerator, long denominator) {
        double score = denominator == 0 ? 1 : (double) numerator / denominator;
        return new Quality(dimension, Math.round(score * 1e6) / 1e6, formula, numerator, denominator);
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
