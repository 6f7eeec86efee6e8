package org.shuqiao.pipelines.worker;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.base.process.PeakMemory;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.standards.pack.StandardPack;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the standardize worker. Its one argument is a job file; it prints events and nothing else on
 * standard output, and ends with 0 when everything was done, 3 when some datasets failed, 1 when it failed itself.
 */
public final class StandardizeWorker {

    private StandardizeWorker() { }

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        WorkerEventWriter events = WorkerEventWriter.onStandardOutput();
        WorkerLog.configure(System.getenv(WorkerEnvironment.LOG));
        ParentProcess.haltOnParentExit();
        int code;
        try {
            code = run(arguments, events) == 0 ? WorkerExit.DONE : WorkerExit.SOME_FAILED;
            events.emit(WorkerEvent.Done.after(Duration.ofNanos(System.nanoTime() - start),
                    PeakMemory.ofThisProcess()));
        } catch (CodedException e) {
            LoggerFactory.getLogger(StandardizeWorker.class).error("the worker failed", e);
            events.failed(Optional.empty(), e);
            code = WorkerExit.FAILED;
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(StandardizeWorker.class).error("the worker failed", e);
            events.failed(Optional.empty(), new CodedException(PipelinesCode.STEP_FAILED, e, "standardize",
                    e.getClass().getSimpleName()));
            code = WorkerExit.FAILED;
        }
        // Spark's own threads would keep the process
        System.exit(code);
    }

    private static int run(String[] arguments, WorkerEventWriter events) {
        StandardizeJob job = job(arguments);
        String password = Objects.requireNonNullElse(System.getenv(WorkerEnvironment.STORE_PASSWORD), "");
        CatalogConnection access = new CatalogConnection(job.catalog().url(), job.catalog().user(), password);
        Path scratch = Path.of(job.runs()).toAbsolutePath().resolveSibling("work").resolve("spark");
        try (LakeLock lock = LakeLock.acquire(access, Lake.uri(job.warehouse()))) {
            Scratch.clear(scratch);
            IcebergCatalogConfig tables = new IcebergCatalogConfig(access, job.rest(),
                    Objects.requireNonNullElse(System.getenv(WorkerEnvironment.LAKE_CREDENTIAL), ""));
            try (Lake lake = Lake.open(tables, job.warehouse(), scratch, job.spark())) {
                return new Standardization(job, lake, StandardPack.load(), events, lock::check, SystemClock.beijing())
                        .run();
            }
        }
    }

    private static StandardizeJob job(String[] arguments) {
        String name = arguments.length == 1 ? arguments[0] : "-";
        try {
            StandardizeJob job = RunJson.read(Path.of(name), StandardizeJob.class);
            for (Object part : new Object[] {job.landing(), job.warehouse(), job.runs(), job.run(), job.catalog()}) {
                if (part == null) {
                    throw new CodedException(PipelinesCode.JOB_UNREADABLE, name);
                }
            }
            return job;
        } catch (UncheckedIOException | NullPointerException e) {
            throw new CodedException(PipelinesCode.JOB_UNREADABLE, e, name);
        }
    }
}
