package org.shuqiao.pipelines.worker;

import java.nio.file.Path;
import java.util.Objects;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.standards.pack.StandardPack;

/** Standardizes the datasets of a job file; see {@link WorkerRun}. */
public final class StandardizeWorker {

    private StandardizeWorker() { }

    public static void main(String[] arguments) {
        WorkerRun.toTheEnd(StandardizeWorker.class, arguments, StandardizeWorker::run, e -> new CodedException(
                PipelinesCode.STEP_FAILED, e, "standardize", e.getClass().getSimpleName()));
    }

    private static int run(String[] arguments, WorkerEventWriter events) {
        StandardizeJob job = WorkerRun.job(arguments, StandardizeJob.class, read -> new Object[] {read.landing(),
            read.warehouse(), read.runs(), read.run(), read.catalog()});
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
}
