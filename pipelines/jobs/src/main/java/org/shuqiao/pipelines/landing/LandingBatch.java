package org.shuqiao.pipelines.landing;

import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * An immutable slice of a dataset that has landed.
 *
 * @param dataset the dataset's id, {@code <department>_<dataset>}
 * @param sequence position among the dataset's batches, from 1
 * @param columns source columns in their order
 * @param uniqueKey the key of the slice names a row of the source: two rows with it are versions of one
 */
public record LandingBatch(String dataset, String batch, long sequence, long rows, List<String> columns,
        List<File> files, OffsetDateTime landedAt, boolean uniqueKey) {

    /** The newest batch is the last in this order. */
    static int compare(LandingBatch left, LandingBatch right) {
        int bySequence = Long.compare(left.sequence, right.sequence);
        return bySequence != 0 ? bySequence : left.batch.compareTo(right.batch);
    }

    /**
     * One file of a batch, with all that a task needs to read and verify it.
     *
     * @param path absolute path; on a cluster the landing folder is mounted at the same path everywhere
     * @param firstOrdinal ordinal within the batch of the file's first row
     */
    public record File(String dataset, String batch, long sequence, String name, String path, long rows, long bytes,
            String sha256, long firstOrdinal, ArrayList<String> columns) implements Serializable { }
}
