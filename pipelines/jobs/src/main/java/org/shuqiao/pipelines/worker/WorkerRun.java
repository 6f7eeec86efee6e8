package org.shuqiao.pipelines.worker;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.base.process.PeakMemory;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.slf4j.LoggerFactory;

/**
 * Runs a worker's process. Its one argument is a job file; it prints events and nothing else on standard output, and
 * ends with 0 when everything was done, 3 when a part of it failed, 1 when the worker itself failed.
 */
final class WorkerRun {

    private WorkerRun() { }

    /** Does the work of a job file. */
    @FunctionalInterface
    interface Work {
        /** @return how many parts failed */
        int run(String[] arguments, WorkerEventWriter events);
    }

    /**
     * Does the work and ends this process.
     *
     * @param inside the coded error that an error of the program is told as
     */
    static void toTheEnd(Class<?> worker, String[] arguments, Work work, Function<Throwable, CodedException> inside) {
        long start = System.nanoTime();
        WorkerEventWriter events = WorkerEventWriter.onStandardOutput();
        WorkerLog.configure(System.getenv(WorkerEnvironment.LOG));
        ParentProcess.haltOnParentExit();
        int code;
        try {
            code = work.run(arguments, events) == 0 ? WorkerExit.DONE : WorkerExit.SOME_FAILED;
            events.emit(WorkerEvent.Done.after(Duration.ofNanos(System.nanoTime() - start),
                    PeakMemory.ofThisProcess()));
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(worker).error("the worker failed", e);
            events.failed(Optional.empty(), e instanceof CodedException coded ? coded : inside.apply(e));
            code = WorkerExit.FAILED;
        }
        // Spark's own threads would keep the process
        System.exit(code);
    }

    /**
     * Reads the job file.
     *
     * @param needed the parts of a job that must be there
     */
    static <T> T job(String[] arguments, Class<T> type, Function<T, Object[]> needed) {
        String name = arguments.length == 1 ? arguments[0] : "-";
        try {
            T job = RunJson.read(Path.of(name), type);
            if (Arrays.stream(needed.apply(job)).anyMatch(Objects::isNull)) {
                throw new CodedException(PipelinesCode.JOB_UNREADABLE, name);
            }
            return job;
        } catch (UncheckedIOException | NullPointerException e) {
            throw new CodedException(PipelinesCode.JOB_UNREADABLE, e, name);
        }
    }
}
