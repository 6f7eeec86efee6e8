package org.shuqiao.pipelines.maintain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Removal of delete files whose data files were written again. Iceberg's own goes by sequence numbers: it leaves those
 * that are as young as the oldest data file.
 */
record DanglingMarks(Table table) {

    /** Takes them out of the table, in one commit. @param summary of its snapshot */
    void remove(Map<String, String> summary) {
        Set<String> used = new HashSet<>();
        List<DeleteFile> dangling = new ArrayList<>();
        try {
            try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
                tasks.forEach(task -> task.deletes().forEach(marks -> used.add(marks.location())));
            }
            for (ManifestFile manifest : table.currentSnapshot().deleteManifests(table.io())) {
                try (CloseableIterable<DeleteFile> all = ManifestFiles.readDeleteManifest(manifest, table.io(),
                        table.specs())) {
                    all.forEach(marks -> {
                        if (!used.contains(marks.location())) {
                            dangling.add(marks.copy());
                        }
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!dangling.isEmpty()) {
            RewriteFiles rewrite = table.newRewrite();
            dangling.forEach(rewrite::deleteFile);
            summary.forEach(rewrite::set);
            rewrite.commit();
            table.refresh();
        }
    }
}
