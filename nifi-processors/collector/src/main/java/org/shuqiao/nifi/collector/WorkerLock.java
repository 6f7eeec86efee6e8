package org.shuqiao.nifi.collector;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.flow.WorkerCode;

/** File lock against a second worker on the same state. The operating system releases it when the process ends. */
interface WorkerLock extends AutoCloseable {

    /** For a run that keeps no state. */
    WorkerLock NONE = () -> { };

    static WorkerLock of(Path state) throws IOException {
        Files.createDirectories(state);
        FileChannel channel = FileChannel.open(state.resolve(".lock"), CREATE, WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new CodedException(WorkerCode.BUSY, state);
        }
        return channel::close;
    }

    @Override
    void close() throws IOException;
}
