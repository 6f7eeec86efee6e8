package org.shuqiao.pipelines.lake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Spark function from the index of a changed file to the file that is written for it. */
final class ChangeFile implements FlatMapFunction<Integer, byte[]> {

    private static final long serialVersionUID = 1L;

    private final DataFileWriter writer;
    private final ArrayList<ChangedFile> changed;

    ChangeFile(DataFileWriter writer, ArrayList<ChangedFile> changed) {
        this.writer = writer;
        this.changed = changed;
    }

    @Override
    public Iterator<byte[]> call(Integer position) {
        ChangedFile file = changed.get(position);
        return file.rewritten() ? writer.without(file) : List.of(writer.marks(file)).iterator();
    }
}
