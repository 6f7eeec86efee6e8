package org.shuqiao.pipelines.worker;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.RESTException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.landing.LandingZoneReader;
import org.shuqiao.pipelines.raw.RawZone;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.pipelines.standard.StandardZone;
import org.shuqiao.pipelines.subject.SubjectZone;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Run of a standardize job: datasets in parallel from landing to standard, then the golden records. */
public final class Standardization {

    private static final Logger LOG = LoggerFactory.getLogger(Standardization.class);
    private static final String STEP = "standardize";
    /** Datasets side by side: small ones leave a core idle while they commit. */
    private static final int SIDE_BY_SIDE = 3;
    /** SQL states of a connection that broke, and of a server that shuts down or starts. */
    private static final List<String> GONE = List.of("08", "57P");

    private final StandardizeJob job;
    private final Lake lake;
    private final WorkerEventWriter events;
    private final Runnable guard;
    private final LandingZoneReader landing;
    private final RawZone raw;
    private final StandardZone standard;
    private final SubjectZone subject;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** @param guard throws once the lake is not ours any more */
    public Standardization(StandardizeJob job, Lake lake, StandardPack pack, WorkerEventWriter events, Runnable guard,
            Clock clock) {
        this.job = job;
        this.lake = lake;
        this.guard = guard;
        this.events = events;
        this.landing = new LandingZoneReader(Path.of(job.landing()));
        this.raw = new RawZone(lake);
        ResultFolder results = new ResultFolder(Path.of(job.runs()), job.run());
        this.standard = new StandardZone(lake, pack, results, clock);
        this.subject = new SubjectZone(lake, results, clock);
    }

    /** @return how many datasets or kinds of golden record failed; each has been told */
    public int run() {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String path : job.sources()) {
                running.add(workers.submit(() -> dataset(path)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
        subjects();
        return failures.get();
    }

    private void subjects() {
        List<String> kinds = SubjectZone.KINDS.keySet().stream().sorted().toList();
        for (int i = 0; i < kinds.size(); i++) {
            String name = "subject_" + kinds.get(i);
            try {
                guard.run();
                subject.run(kinds.get(i));
            } catch (CodedException e) {
                fail(Optional.of(name), e);
            } catch (Exception | StackOverflowError e) {
                fail(Optional.of(name), coded(name, e));
            }
            events.emit(new WorkerEvent.Progress("subject", Optional.of(name), i + 1, kinds.size()));
        }
    }

    private void dataset(String path) {
        Optional<String> id = Optional.empty();
        try {
            guard.run();
            SourceFile source = SourceFiles.read(Path.of(path));
            id = Optional.of(source.id());
            RunResult result = standardize(source);
            RunResult.Rows rows = result.rows();
            events.emit(new WorkerEvent.DatasetStandardized(result.dataset(), result.run().skipped(),
                    rows.in(), rows.standard(), rows.quarantined(), rows.merged(), rows.flaggedFields()));
        } catch (CodedException e) {
            fail(id.or(() -> Optional.of(name(path))), e);
        } catch (Exception | StackOverflowError e) {
            // Spark also throws checked exceptions that its signatures do not name
            fail(id.or(() -> Optional.of(name(path))), coded(id.orElse(name(path)), e));
        }
        events.emit(new WorkerEvent.Progress(STEP, id, done.incrementAndGet(), job.sources().size()));
    }

    private RunResult standardize(SourceFile source) {
        List<ManifestSummary> batches = landing.batches(source);
        if (batches.isEmpty()) {
            throw new CodedException(PipelinesCode.NOTHING_LANDED, source.id());
        }
        batches.forEach(ManifestSummary::verify);
        Table table = raw.append(source.id(), batches);
        return standard.run(source, table, batches);
    }

    /** A database or a cluster that went away is told as that, whatever library noticed it. */
    private CodedException coded(String name, Throwable e) {
        try {
            lake.check();
        } catch (CodedException lost) {
            return lost;
        }
        CatalogConnection access = new CatalogConnection(job.catalog().url(), job.catalog().user(), "");
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RESTException) {
                return new CodedException(PipelinesCode.STORE_UNREACHABLE, e,
                        new IcebergCatalogConfig(access, job.rest(), "").place(), cause.getClass().getSimpleName());
            }
            if (cause instanceof SQLException lost && lost.getSQLState() != null
                    && GONE.stream().anyMatch(lost.getSQLState()::startsWith)) {
                return new CodedException(PipelinesCode.STORE_UNREACHABLE, e, access.place(), lost.getSQLState());
            }
        }
        return new CodedException(PipelinesCode.STEP_FAILED, e, name, e.getClass().getSimpleName());
    }

    private void fail(Optional<String> dataset, CodedException e) {
        LOG.error("{} failed", dataset.orElse("the job"), e);
        failures.incrementAndGet();
        events.failed(dataset, e);
    }

    private static String name(String path) {
        return Path.of(path).getFileName().toString();
    }
}
