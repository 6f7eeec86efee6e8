package org.shuqiao.pipelines.standard;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Of the rows of a partition in {@link MergeOrder}, the first of each natural key is published, unless a row that came
 * in a later batch stands before it in quarantine: what is known then is only that the older one holds no more.
 */
final class PickWinners implements FlatMapFunction<Iterator<Tuple2<MergeKey, RunRow>>, FatedRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<FatedRow> call(Iterator<Tuple2<MergeKey, RunRow>> rows) {
        Picking picking = new Picking();
        return Iterators.transform(rows, pair -> new FatedRow(picking.fate(pair._1(), pair._2()), pair._2()));
    }

    private static final class Picking {

        private String key;
        private boolean picked;
        private long newestQuarantined;

        RunRow.Fate fate(MergeKey row, RunRow content) {
            if (row.key.startsWith(StandardizeRows.SUPERSEDED)) {
                return RunRow.Fate.MERGED;
            }
            if (!row.key.equals(key)) {
                key = row.key;
                picked = false;
                newestQuarantined = Long.MIN_VALUE;
            }
            if (content.isQuarantined()) {
                newestQuarantined = Math.max(newestQuarantined, row.sequence);
                return RunRow.Fate.QUARANTINED;
            }
            boolean current = !picked && row.sequence >= newestQuarantined;
            picked = true;
            return current ? RunRow.Fate.STANDARD : RunRow.Fate.MERGED;
        }
    }
}
