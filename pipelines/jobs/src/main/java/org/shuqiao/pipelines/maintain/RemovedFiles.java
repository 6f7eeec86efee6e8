package org.shuqiao.pipelines.maintain;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/** Removes files of a table and counts them with their bytes; one that is gone already is not counted. */
final class RemovedFiles {

    private final FileIO files;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    RemovedFiles(FileIO files) {
        this.files = files;
    }

    void remove(String location) {
        long length;
        try {
            length = files.newInputFile(location).getLength();
        } catch (NotFoundException e) {
            return; // by a worker that was killed after this
        }
        files.deleteFile(location);
        count.incrementAndGet();
        bytes.addAndGet(length);
    }

    long count() {
        return count.get();
    }

    long bytes() {
        return bytes.get();
    }
}
