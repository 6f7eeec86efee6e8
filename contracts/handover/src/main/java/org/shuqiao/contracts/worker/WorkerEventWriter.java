package org.shuqiao.contracts.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.run.RunJson;

/** Writes a worker's events, one JSON line each. */
public final class WorkerEventWriter {

    private final PrintStream out;

    public WorkerEventWriter(PrintStream out) {
        this.out = out;
    }

    /** Takes this process's standard output for events alone: whatever a library prints goes to standard error. */
    public static WorkerEventWriter onStandardOutput() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return new WorkerEventWriter(out);
    }

    /** Writes an event, which its reader has at once. */
    public synchronized void emit(WorkerEvent event) {
        out.println(RunJson.write(event));
        out.flush();
    }

    /** @param dataset which failed; none: the worker itself */
    public void failed(Optional<String> dataset, CodedException e) {
        emit(WorkerEvent.Failed.of(dataset, e));
    }
}
