package org.shuqiao.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The result of one run over one dataset: the file {@code runs/<run>/<dataset>.json}.
 *
 * @param pack standard pack that was applied
 * @param newestData time of the newest data: by watermark or date where one is known, else of landing
 * @param work what the run did to the tables; empty in results of a version that did not tell
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunResult(Run run, String dataset, String department, Rows rows, Snapshots snapshots, String pack,
        Optional<OffsetDateTime> newestData, List<Column> columns, List<Quality> quality, List<Lineage> lineage,
        List<RuleCount> rules, Optional<RunWork> work) {

    public RunResult {
        columns = List.copyOf(columns);
        quality = List.copyOf(quality);
        lineage = List.copyOf(lineage);
        rules = List.copyOf(rules);
    }

    /** @return the same result as another run found it */
    public RunResult in(Run other) {
        return new RunResult(other, dataset, department, rows, snapshots, pack, newestData, columns, quality, lineage,
                rules, work);
    }

    /** @return the same result with the snapshots that were published */
    public RunResult at(Snapshots published) {
        return new RunResult(run, dataset, department, rows, published, pack, newestData, columns, quality, lineage,
                rules, work);
    }

    /**
     * The run itself.
     *
     * @param skipped the inputs had not changed: the counts are those of the run that wrote the tables
     */
    public record Run(String id, OffsetDateTime startedAt, OffsetDateTime endedAt, boolean skipped) { }

    /**
     * Counts of rows; {@code in = standard + quarantined + merged} holds in every result.
     *
     * @param in raw rows that counted in this run
     * @param standard rows published
     * @param quarantined rows kept back with a reason
     * @param merged rows superseded by another row with the same natural key
     * @param flaggedFields published fields that are unknown because they were not certain
     */
    public record Rows(long in, long standard, long quarantined, long merged, long flaggedFields) { }

    /**
     * Iceberg snapshots.
     *
     * @param raw the one that was read
     * @param standard the one that was published
     * @param quarantine of the quarantined rows of the same run
     */
    public record Snapshots(long raw, long standard, long quarantine) { }

    /** Published column with its lake type, data element, null count and flag count. */
    public record Column(String name, String type, String element, long nulls, long flagged) { }

    /**
     * Score in one of the six dimensions of GB/T 36344-2018, between 0 and 1.
     *
     * @param formula id of the rule by which it is counted, for example {@code cells-filled}
     */
    public record Quality(String dimension, double score, String formula, long numerator, long denominator) { }

    /** Lineage of a published column: its source columns and its data element. */
    public record Lineage(String to, List<String> from, String through) {
        public Lineage {
            from = List.copyOf(from);
        }
    }

    /** Number of rows with a violation of a rule at level {@code must} or {@code should}. */
    public record RuleCount(String rule, String level, long rows) { }
}
