package org.shuqiao.pipelines.standard;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;

/** Spark function that passes over the lines of an index, in the order of {@link KeyLine}, that nobody asked for. */
final class FindLines implements FlatMapFunction<Iterator<InternalRow>, Row> {

    private static final long serialVersionUID = 1L;
    private static final int KEY = 3;
    private static final int SOURCE = 4;
    private static final int DATED = 5;

    private final DigestSet keys;
    private final DigestSet sources;
    private final boolean dated;

    FindLines(DigestSet keys, DigestSet sources, boolean dated) {
        this.keys = keys;
        this.sources = sources;
        this.dated = dated;
    }

    @Override
    public Iterator<Row> call(Iterator<InternalRow> lines) {
        return Iterators.transform(Iterators.filter(lines, this::isWanted), line -> RowFactory.create(
                line.getUTF8String(0).toString(), line.getLong(1), line.getLong(2), line.getLong(KEY),
                line.getLong(SOURCE), line.getBoolean(DATED)));
    }

    private boolean isWanted(InternalRow line) {
        return keys.contains(line.getLong(KEY)) || sources.contains(line.getLong(SOURCE))
                || dated && line.getBoolean(DATED);
    }
}
