package org.shuqiao.pipelines.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;

/**
 * Rows that stand in a data file and are the table's no longer: a delete file says at which positions. The platform
 * keeps one such file for a data file at most, so that metadata alone tell how many rows are left.
 */
public final class MarkedRows {

    private MarkedRows() { }

    static boolean isOfOneFile(DeleteFile marks) {
        return ContentFileUtil.isFileScoped(marks);
    }

    /** @return positions in a data file */
    static PositionDeleteIndex positions(Table table, Iterable<DeleteFile> marks, String file) {
        return new BaseDeleteLoader(each -> table.io().newInputFile(each.location()))
                .loadPositionDeletes(marks, file);
    }

    /** @return how many rows a table has at a snapshot */
    public static long left(Table table, long snapshot) {
        long rows = 0;
        try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(snapshot).planFiles()) {
            for (FileScanTask task : tasks) {
                rows += left(table, task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** @return whether a table has delete files that are not of one data file each */
    public static boolean areOfOtherEngines(Table table) {
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().stream().allMatch(MarkedRows::isOfOneFile)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long left(Table table, FileScanTask task) {
        return task.file().recordCount() - marked(table, task);
    }

    /** Marks of another engine may be of several files, or several for one: these are read. */
    private static long marked(Table table, FileScanTask task) {
        if (task.deletes().isEmpty()) {
            return 0;
        }
        if (task.deletes().size() == 1 && isOfOneFile(task.deletes().getFirst())) {
            return task.deletes().getFirst().recordCount();
        }
        return positions(table, task.deletes(), task.file().location()).cardinality();
    }
}
