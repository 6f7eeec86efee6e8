package org.shuqiao.exchange.platform.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.exchange.platform.workers.WorkerKind;
import org.shuqiao.exchange.platform.workers.WorkerProcess;
import org.shuqiao.standards.source.Secrets;
import org.shuqiao.standards.source.SourceFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts collecting and standardizing, one job at a time, and knows how far each one is. */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Home home;
    private final Configuration configuration;
    private final PlatformStore.Address store;
    private final Clock clock;
    private final Consumer<Path> afterStandardize;
    private final Map<String, RunningJob> jobs = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> new Thread(r, "jobs"));
    private volatile Optional<WorkerProcess> worker = Optional.empty();

    /** @param afterStandardize takes the folder of a run's results, once the run has ended */
    public Jobs(Home home, Configuration configuration, PlatformStore.Address store, Clock clock,
            Consumer<Path> afterStandardize) {
        this.home = home;
        this.configuration = configuration;
        this.store = store;
        this.clock = clock;
        this.afterStandardize = afterStandardize;
    }

    /** @param datasets what to work on, in the form {@code department_dataset} */
    public Job start(Job.Kind kind, List<SourceFile> datasets) {
        RunningJob job;
        synchronized (jobs) {
            Optional<RunningJob> busy = jobs.values().stream().filter(RunningJob::running).findFirst();
            if (busy.isPresent()) {
                throw new CodedException(JobError.BUSY, busy.get().view().id());
            }
            String id = RUN.format(LocalDateTime.now(clock.withZone(ZoneId.of("Asia/Shanghai")))) + "-"
                    + (jobs.size() + 1);
            job = new RunningJob(id, kind, clock);
            jobs.put(id, job);
        }
        RunningJob started = job;
        thread.submit(() -> work(started, started.view(), datasets));
        return job.view();
    }

    public Job find(String id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id))
                    .map(RunningJob::view)
                    .orElseThrow(() -> new CodedException(JobError.UNKNOWN_JOB, id));
        }
    }

    /** @return the newest first */
    public List<Job> all() {
        synchronized (jobs) {
            List<Job> views = new ArrayList<>(jobs.values().stream().map(RunningJob::view).toList());
            java.util.Collections.reverse(views);
            return views;
        }
    }

    private void work(RunningJob job, Job plan, List<SourceFile> datasets) {
        try {
            int exit = switch (plan.kind()) {
                case COLLECT -> run(job, WorkerKind.COLLECT, collect(datasets), configuration.workers().collectHeap(),
                        NifiSettings.secrets(configuration.collect(), home));
                case STANDARDIZE -> run(job, WorkerKind.STANDARDIZE, standardize(plan.id(), datasets),
                        configuration.workers().standardizeHeap(),
                        lakeSecrets());
            };
            if (plan.kind() == Job.Kind.STANDARDIZE && (exit == 0 || exit == 3)) {
                afterStandardize.accept(home.runs().resolve(plan.id()));
            }
            if (exit != 0 && exit != 3 && job.view().failures().isEmpty()) {
                job.fail(new CodedException(JobError.WORKER_DIED, exit, home.logs()));
            } else {
                job.end(exit == 0 ? Job.State.DONE : exit == 3 ? Job.State.PARTLY : Job.State.FAILED);
            }
        } catch (CodedException e) {
            job.fail(e);
        } catch (RuntimeException e) {
            LOG.error("job {} failed", plan.id(), e);
            job.fail(new CodedException(JobError.WORKER_DIED, e, e.getClass().getSimpleName(), home.logs()));
        }
    }

    private int run(RunningJob job, WorkerKind kind, ObjectNode spec, String heap, Map<String, String> secrets) {
        try (WorkerProcess process = WorkerProcess.start(home, kind, spec, heap, secrets)) {
            worker = Optional.of(process);
            return process.run(job::on);
        } finally {
            worker = Optional.empty();
        }
    }

    private ObjectNode collect(List<SourceFile> datasets) {
        ObjectNode spec = Json.PLAIN.createObjectNode();
        spec.put("landing", home.landing().toString());
        spec.put("state", home.var().resolve("collect").toString());
        spec.put("work", home.work().resolve("nifi").toString());
        spec.put("secrets", home.secrets().toString());
        NifiSettings.tell(spec, configuration.collect(), home);
        sources(spec, datasets);
        return spec;
    }

    private ObjectNode standardize(String run, List<SourceFile> datasets) {
        ObjectNode spec = Json.PLAIN.createObjectNode();
        spec.put("landing", home.landing().toString());
        spec.put("warehouse", home.lake().toString());
        spec.put("runs", home.runs().toString());
        spec.put("run", run);
        sources(spec, datasets);
        spec.putObject("catalog").put("url", store.url()).put("user", store.user());
        Configuration.Lake lake = configuration.lake();
        if (!lake.rest().isBlank()) {
            spec.putObject("rest").put("uri", lake.rest()).put("warehouse", lake.restWarehouse());
        }
        ObjectNode spark = spec.putObject("spark");
        configuration.spark().forEach(spark::put);
        return spec;
    }

    private Map<String, String> lakeSecrets() {
        String name = configuration.lake().restSecret();
        return Map.of("SHUQIAO_STORE_PASSWORD", store.password(), "SHUQIAO_LAKE_CREDENTIAL",
                name.isBlank() ? "" : Secrets.of(home.secrets()).secret(name));
    }

    private static void sources(ObjectNode spec, List<SourceFile> datasets) {
        ArrayNode files = spec.putArray("sources");
        datasets.forEach(file -> files.add(file.path().toAbsolutePath().toString()));
    }

    @Override
    public void close() {
        worker.ifPresent(WorkerProcess::close);
        thread.shutdownNow();
    }
}
