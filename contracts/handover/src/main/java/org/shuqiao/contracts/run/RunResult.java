package org.shuqiao.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What one run made of one dataset: the file {@code runs/<run>/<dataset>.json}.
 * {@code rowsIn = standard + quarantined + merged} holds in every result.
 *
 * @param skipped the inputs had not changed: the counts are those of the run that wrote the tables
 * @param rowsIn raw rows that counted in this run
 * @param standard rows published
 * @param quarantined rows kept back with a reason
 * @param merged rows superseded by another row with the same natural key
 * @param flaggedFields published fields that are unknown because they were not certain
 * @param rawSnapshot Iceberg snapshot that was read
 * @param standardSnapshot Iceberg snapshot that was published
 * @param quarantineSnapshot Iceberg snapshot of the quarantined rows of the same run
 * @param pack standard pack that was applied
 * @param newestData time of the newest data: by watermark or date where one is known, else of landing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunResult(String run, String dataset, String department, OffsetDateTime startedAt,
        OffsetDateTime endedAt, boolean skipped, long rowsIn, long standard, long quarantined, long merged,
        long flaggedFields, long rawSnapshot, long standardSnapshot, long quarantineSnapshot, String pack,
        Optional<OffsetDateTime> newestData, List<Column> columns, List<Quality> quality, List<Lineage> lineage,
        List<RuleCount> rules) {

    public RunResult {
        columns = List.copyOf(columns);
        quality = List.copyOf(quality);
        lineage = List.copyOf(lineage);
        rules = List.copyOf(rules);
    }

    /** A published column: its lake type, its data element, how many rows are null, how many of them flagged. */
    public record Column(String name, String type, String element, long nulls, long flagged) { }

    /** One of the six dimensions of GB/T 36344-2018, a share between 0 and 1 with the counts behind it. */
    public record Quality(String dimension, double score, String formula, long numerator, long denominator) { }

    /** Column lineage: the source columns a published column comes from, and the element between them. */
    public record Lineage(String to, List<String> from, String through) {
        public Lineage {
            from = List.copyOf(from);
        }
    }

    /** How many rows a rule found something in; level {@code must} or {@code should}. */
    public record RuleCount(String rule, String level, long rows) { }
}
