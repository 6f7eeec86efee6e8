package org.shuqiao.pipelines.worker;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.pipelines.lake.LakeTables;
import org.shuqiao.pipelines.maintain.Maintenance;

/** Maintains the tables of a job file; see {@link WorkerRun}. Spark starts only when there are files to compact. */
public final class MaintainWorker {

    private MaintainWorker() { }

    public static void main(String[] arguments) {
        WorkerRun.toTheEnd(MaintainWorker.class, arguments, MaintainWorker::run, e -> new CodedException(
                PipelinesCode.MAINTENANCE_FAILED, e, "-", e.getClass().getSimpleName()));
    }

    private static int run(String[] arguments, WorkerEventWriter events) {
        MaintainJob job = WorkerRun.job(arguments, MaintainJob.class,
                read -> new Object[] {read.warehouse(), read.work(), read.catalog(), read.todo()});
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
}
