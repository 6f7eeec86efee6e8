package org.shuqiao.pipelines.standard;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Deduplicates the sorted rows of a partition by natural key and publishes the first of each. A quarantined row of a
 * later batch suppresses older rows of its key.
 */
final class DeduplicateRows implements FlatMapFunction<Iterator<Tuple2<MergeKey, StandardizedRow>>, RowWithOutcome> {

    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<RowWithOutcome> call(Iterator<Tuple2<MergeKey, StandardizedRow>> rows) {
        Picking picking = new Picking();
        return Iterators.transform(rows, pair -> new RowWithOutcome(picking.fate(pair._1(), pair._2()), pair._2(),
                digest(pair._1().key, pair._2())));
    }

    private static long digest(String key, StandardizedRow row) {
        return key.startsWith(StandardizeRows.SUPERSEDED) && !row.dated ? KeyDigest.NONE : KeyDigest.of(key);
    }

    private static final class Picking {

        private String key;
        private boolean picked;
        private long newestQuarantined;

        StandardizedRow.Fate fate(MergeKey row, StandardizedRow content) {
            if (row.key.startsWith(StandardizeRows.SUPERSEDED) || row.key.startsWith(StandardizeRows.DELETED)) {
                return StandardizedRow.Fate.MERGED;
            }
            if (!row.key.equals(key)) {
                key = row.key;
                picked = false;
                newestQuarantined = Long.MIN_VALUE;
            }
            if (content.isQuarantined()) {
                newestQuarantined = Math.max(newestQuarantined, row.sequence);
                return StandardizedRow.Fate.QUARANTINED;
            }
            boolean current = !picked && row.sequence >= newestQuarantined;
            picked = true;
            return current ? StandardizedRow.Fate.STANDARD : StandardizedRow.Fate.MERGED;
        }
    }
}
