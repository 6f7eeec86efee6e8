package org.shuqiao.pipelines.standard;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.standards.mapping.OutputColumn;
import org.shuqiao.standards.source.SourceFile;

/** Builds a run result from counts, before the published snapshots are known. */
final class RunResultFactory {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final long UNKNOWN = 0;

    private RunResultFactory() { }

    static RunResult of(SourceFile source, DatasetPlan plan, RunCounts counts, Table raw, String pack,
            ManifestSummary newestBatch, OffsetDateTime started, RunWork work) {
        OffsetDateTime newest = counts.newest == Long.MIN_VALUE ? newestBatch.landedAt()
                : Instant.EPOCH.plus(counts.newest, ChronoUnit.MICROS).atZone(CHINA).toOffsetDateTime();
        List<RunResult.Column> columns = new ArrayList<>();
        List<RunResult.Lineage> lineage = new ArrayList<>();
        for (int i = 0; i < plan.outputs().size(); i++) {
            OutputColumn column = plan.outputs().get(i);
            columns.add(new RunResult.Column(column.name(), column.type().id(), column.element(), counts.nulls[i],
                    counts.flagged[i]));
            lineage.add(new RunResult.Lineage(column.name(), column.from(), column.element()));
        }
        List<RunResult.RuleCount> rules = new ArrayList<>();
        counts.must.forEach((rule, rows) -> rules.add(new RunResult.RuleCount(rule, "must", rows)));
        counts.should.forEach((rule, rows) -> rules.add(new RunResult.RuleCount(rule, "should", rows)));
        return new RunResult(new RunResult.Run("", started, started, false), source.id(), source.department(),
                new RunResult.Rows(counts.rowsIn, counts.standard, counts.quarantined, counts.merged,
                        counts.flaggedFields),
                new RunResult.Snapshots(raw.currentSnapshot().snapshotId(), UNKNOWN, UNKNOWN), pack,
                Optional.of(newest), columns,
                QualityScores.of(counts, plan, source.update(), newest, newestBatch.landedAt()), lineage, rules,
                Optional.of(work));
    }
}
