package org.shuqiao.pipelines.standard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.landing.ManifestSummary;

/**
 * State from which a run of changes goes on: the inputs of a dataset's tables, and the counts. It is kept beside the
 * run's result.
 *
 * @param recipe digest of source file, standard pack and program
 * @param raw snapshot of the raw zone that went in
 * @param on the day on which codes had to be valid
 * @param latest a watermark after it was a wrong clock
 * @param batches how many had landed
 * @param landed digest of these batches
 * @param sources columns of the raw table that are the source's
 * @param named of these, the ones that name a row of the source; see {@link RowVersions#rule}
 */
record Standing(String recipe, long raw, LocalDate on, Instant latest, int batches, String landed, List<String> sources,
        List<String> named, Counts counts) {

    /** The counts of a whole dataset, see {@link RunCounts}. */
    record Counts(long rowsIn, long standard, long quarantined, long merged, long flaggedFields, long newest,
            long inconsistent, long filled, long illFormed, List<Long> nulls, List<Long> flagged,
            Map<String, Long> must, Map<String, Long> should) {

        static Counts of(RunCounts counts) {
            return new Counts(counts.rowsIn, counts.standard, counts.quarantined, counts.merged, counts.flaggedFields,
                    counts.newest, counts.inconsistent, counts.filled, counts.illFormed, list(counts.nulls),
                    list(counts.flagged), counts.must, counts.should);
        }

        RunCounts counts() {
            RunCounts counts = new RunCounts(nulls.size());
            counts.rowsIn = rowsIn;
            counts.standard = standard;
            counts.quarantined = quarantined;
            counts.merged = merged;
            counts.flaggedFields = flaggedFields;
            counts.newest = newest;
            counts.inconsistent = inconsistent;
            counts.filled = filled;
            counts.illFormed = illFormed;
            for (int i = 0; i < nulls.size(); i++) {
                counts.nulls[i] = nulls.get(i);
                counts.flagged[i] = flagged.get(i);
            }
            counts.must.putAll(must);
            counts.should.putAll(should);
            return counts;
        }

        private static List<Long> list(long[] numbers) {
            return Arrays.stream(numbers).boxed().toList();
        }
    }

    /** @return digest over which batches landed, and when */
    static String landed(List<ManifestSummary> batches) {
        MessageDigest digest = Sha256.create();
        batches.forEach(batch -> digest.update((batch.sequence() + " " + batch.batch() + " " + batch.landedAt() + "\n")
                .getBytes(StandardCharsets.UTF_8)));
        return Sha256.tagged(digest);
    }
}
