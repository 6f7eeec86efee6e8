package org.shuqiao.pipelines.worker;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.base.process.PeakMemory;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.pipelines.lake.LakeTables;
import org.shuqiao.pipelines.maintain.Maintenance;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the maintenance worker. Its one argument is a job file; it prints events and nothing else on standard
 * output, and ends with 0 when everything was done, 3 when some tables failed, 1 when it failed itself. Spark starts
 * only when there are files to put together.
 */
public final class MaintainWorker {

    private MaintainWorker() { }

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        WorkerEventWriter events = WorkerEventWriter.onStandardOutput();
        WorkerLog.configure(System.getenv(WorkerEnvironment.LOG));
        ParentProcess.haltOnParentExit();
        int code;
        try {
            code = run(job(arguments), events) == 0 ? WorkerExit.DONE : WorkerExit.SOME_FAILED;
            events.emit(WorkerEvent.Done.after(Duration.ofNanos(System.nanoTime() - start),
                    PeakMemory.ofThisProcess()));
        } catch (CodedException e) {
            LoggerFactory.getLogger(MaintainWorker.class).error("the worker failed", e);
            events.failed(Optional.empty(), e);
            code = WorkerExit.FAILED;
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(MaintainWorker.class).error("the worker failed", e);
            events.failed(Optional.empty(), new CodedException(PipelinesCode.MAINTENANCE_FAILED, e, "-",
                    e.getClass().getSimpleName()));
            code = WorkerExit.FAILED;
        }
        // Spark's own threads would keep the process
        System.exit(code);
    }

    private static int run(MaintainJob job, WorkerEventWriter events) {
        CatalogConnection access = new CatalogConnection(job.catalog().url(), job.catalog().user(),
                Objects.requireNonNullElse(System.getenv(WorkerEnvironment.STORE_PASSWORD), ""));
        IcebergCatalogConfig catalog = new IcebergCatalogConfig(access, job.rest(),
                Objects.requireNonNullElse(System.getenv(WorkerEnvironment.LAKE_CREDENTIAL), ""));
        try (LakeLock lock = LakeLock.acquire(access, Lake.uri(job.warehouse()));
                LakeTables tables = LakeTables.open(catalog, job.warehouse());
                SparkOnDemand spark = new SparkOnDemand(job, catalog)) {
            return new Maintenance(job.todo(), tables, () -> spark.get().spark(), events, lock::check).run();
        }
    }

    /** Spark session that starts when it is first asked for. */
    private static final class SparkOnDemand implements Supplier<Lake>, AutoCloseable {

        private final MaintainJob job;
        private final IcebergCatalogConfig catalog;
        private Optional<Lake> lake = Optional.empty();

        SparkOnDemand(MaintainJob job, IcebergCatalogConfig catalog) {
            this.job = job;
            this.catalog = catalog;
        }

        @Override
        public Lake get() {
            if (lake.isEmpty()) {
                Path scratch = Path.of(job.work()).resolve("spark");
                Scratch.clear(scratch);
                lake = Optional.of(Lake.open(catalog, job.warehouse(), scratch, job.spark()));
            }
            return lake.get();
        }

        @Override
        public void close() {
            lake.ifPresent(Lake::close);
        }
    }

    private static MaintainJob job(String[] arguments) {
        String name = arguments.length == 1 ? arguments[0] : "-";
        try {
            MaintainJob job = RunJson.read(Path.of(name), MaintainJob.class);
            for (Object part : new Object[] {job.warehouse(), job.work(), job.catalog(), job.todo()}) {
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
