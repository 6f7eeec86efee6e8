package org.shuqiao.pipelines.standard;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Of the rows of a partition in {@link MergeOrder}, the first of each natural key is published. */
final class PickWinners implements FlatMapFunction<Iterator<Tuple2<MergeKey, RunRow>>, FatedRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<FatedRow> call(Iterator<Tuple2<MergeKey, RunRow>> rows) {
        String[] last = {null};
        return Iterators.transform(rows, pair -> {
            boolean again = pair._1().key.equals(last[0]);
            last[0] = pair._1().key;
            if (pair._2().isQuarantined()) {
                return new FatedRow(RunRow.Fate.QUARANTINED, pair._2());
            }
            return new FatedRow(again ? RunRow.Fate.MERGED : RunRow.Fate.STANDARD, pair._2());
        });
    }
}
