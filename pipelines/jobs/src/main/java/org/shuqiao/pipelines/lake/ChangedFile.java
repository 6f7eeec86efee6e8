package org.shuqiao.pipelines.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;

/**
 * Data file of a table of which rows go.
 *
 * @param marks delete files that say which of its rows went before
 * @param gone positions of the rows that go
 * @param rewritten whether it is written again without them; else they stay in it and are marked
 */
record ChangedFile(DataFile file, ArrayList<DeleteFile> marks, long[] gone, boolean rewritten)
        implements Serializable {

    /** @param rewrite files of at most so many rows are written again */
    static ChangedFile of(FileScanTask task, long[] gone, long rewrite) {
        return new ChangedFile(task.file().copyWithoutStats(), new ArrayList<>(task.deletes()), gone,
                task.deletes().isEmpty() && task.file().recordCount() <= rewrite);
    }

    List<DeleteFile> replacedMarks() {
        return marks.stream().filter(MarkedRows::isOfOneFile).toList();
    }
}
