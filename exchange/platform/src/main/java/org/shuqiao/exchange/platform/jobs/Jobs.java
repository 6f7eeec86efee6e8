package org.shuqiao.exchange.platform.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.contracts.worker.WorkerJob;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.source.StructureChanges;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.exchange.platform.workers.WorkerProcess;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs collecting, standardizing and maintenance jobs, one at a time. */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Home home;
    private final JobFiles files;
    private final Configuration configuration;
    private final PlatformStore.Address store;
    private final Clock clock;
    private final Consumer<Path> afterStandardize;
    private final SourceReads reads;
    private final StageRecorder stages;
    private final StructureChanges structures;
    private final Map<String, RunningJob> jobs = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> new Thread(r, "jobs"));
    private volatile Optional<WorkerProcess> worker = Optional.empty();

    /**
     * @param afterStandardize takes the folder of a run's results, once the run has ended
     * @param reads is told whose sources a collection reads
     * @param structures is told which sources are not what their contracts promised
     */
    public Jobs(Home home, Configuration configuration, PlatformStore.Address store, Clock clock,
            Consumer<Path> afterStandardize, SourceReads reads, StageRecorder stages, StructureChanges structures) {
        this.home = home;
        this.files = new JobFiles(home);
        this.configuration = configuration;
        this.store = store;
        this.clock = clock;
        this.afterStandardize = afterStandardize;
        this.reads = reads;
        this.stages = stages;
        this.structures = structures;
    }

    /**
     * Starts a job that works on what is admitted, and tells as its failures what is not.
     *
     * @param by login of whoever starts it; {@code local} for the machine's own account
     */
    public Job start(Job.Kind kind, JobSources sources, String by) {
        return start(kind, sources, by, CollectWord.NONE);
    }

    /** Collects on somebody's word. */
    public Job collect(JobSources sources, String by, CollectWord word) {
        if (word.shrunken()) {
            LOG.info("{} accepts that rows are gone of {}", by,
                    sources.admitted().stream().map(SourceFile::id).toList());
        }
        return start(Job.Kind.COLLECT, sources, by, word);
    }

    private Job start(Job.Kind kind, JobSources sources, String by, CollectWord word) {
        RunningJob started = begin(kind, by);
        sources.refused().forEach(started::leaveOut);
        thread.submit(() -> work(started, started.view(), sources, word));
        return started.view();
    }

    /** Makes the order of a job on the lake's tables, or none, and tells what it leaves out. */
    @FunctionalInterface
    public interface Preparation {
        Optional<MaintainJob.Work> order(String job, Consumer<WorkerEvent> told);
    }

    /**
     * Starts a job on the lake's tables.
     *
     * @param after told of the job once its worker has ended, however that ended
     */
    public Job maintain(String by, Preparation preparation, Consumer<Job> after) {
        RunningJob started = begin(Job.Kind.MAINTAIN, by);
        thread.submit(() -> maintain(started, preparation, after));
        return started.view();
    }

    private RunningJob begin(Job.Kind kind, String by) {
        RunningJob job;
        synchronized (jobs) {
            Optional<RunningJob> busy = jobs.values().stream().filter(RunningJob::running).findFirst();
            if (busy.isPresent()) {
                throw new CodedException(JobCode.BUSY, busy.get().view().id());
            }
            String id = RUN.format(LocalDateTime.now(clock.withZone(ZoneId.of("Asia/Shanghai")))) + "-"
                    + (jobs.size() + 1);
            job = new RunningJob(id, kind, clock);
            jobs.put(id, job);
        }
        stages.started(job.view().id(), by);
        return job;
    }

    private void maintain(RunningJob job, Preparation preparation, Consumer<Job> after) {
        told(job, () -> {
            Optional<MaintainJob.Work> order = preparation.order(job.view().id(), job::on);
            int leftOut = job.view().failures().size();
            int exit = WorkerExit.DONE;
            if (order.isPresent()) {
                try {
                    exit = run(job, files.maintain(order.get(), store, configuration),
                            configuration.workers().standardizeHeap(), lakeSecrets());
                } finally {
                    after.accept(job.view());
                }
            }
            end(job, exit, leftOut);
        });
    }

    public Job find(String id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id))
                    .map(RunningJob::view)
                    .orElseThrow(() -> new CodedException(JobCode.UNKNOWN_JOB, id));
        }
    }

    /** @return the newest first */
    public List<Job> all() {
        synchronized (jobs) {
            List<Job> views = new ArrayList<>(jobs.values().stream().map(RunningJob::view).toList());
            Collections.reverse(views);
            return views;
        }
    }

    private void work(RunningJob job, Job plan, JobSources sources, CollectWord word) {
        List<SourceFile> datasets = sources.admitted();
        told(job, () -> {
            if (plan.kind() == Job.Kind.STANDARDIZE && !configuration.collect().nifi().isBlank()) {
                stages.flowed(datasets);
            }
            int exit = switch (plan.kind()) {
                case COLLECT -> collect(job, plan, datasets, word);
                case STANDARDIZE -> run(job, files.standardize(plan.id(), datasets, store, configuration),
                        configuration.workers().standardizeHeap(), lakeSecrets());
                case MAINTAIN -> throw new IllegalArgumentException("works on tables, not on sources");
            };
            if (plan.kind() == Job.Kind.COLLECT) {
                stages.collected(plan.id(), datasets); // whatever has landed, also where the rest failed
            }
            if (plan.kind() == Job.Kind.STANDARDIZE && (exit == WorkerExit.DONE || exit == WorkerExit.SOME_FAILED)) {
                afterStandardize.accept(home.runs().resolve(plan.id()));
            }
            end(job, exit, sources.refused().size());
        });
    }

    /** @param leftOut failures that were told before the worker began */
    private void end(RunningJob job, int exit, int leftOut) {
        if (exit != WorkerExit.DONE && exit != WorkerExit.SOME_FAILED && job.view().failures().size() == leftOut) {
            job.fail(new CodedException(JobCode.WORKER_DIED, exit, home.logs()));
        } else {
            job.end(state(exit == WorkerExit.DONE && leftOut > 0 ? WorkerExit.SOME_FAILED : exit));
        }
    }

    private void told(RunningJob job, Runnable work) {
        try {
            work.run();
        } catch (CodedException e) {
            job.fail(e);
        } catch (RuntimeException e) {
            LOG.error("job {} failed", job.view().id(), e);
            job.fail(new CodedException(JobCode.WORKER_DIED, e, e.getClass().getSimpleName(), home.logs()));
        }
    }

    /** Told before and after, so that a source's own log shows what read it. */
    private int collect(RunningJob job, Job plan, List<SourceFile> datasets, CollectWord word) {
        List<String> departments = datasets.stream().map(SourceFile::department).distinct().toList();
        departments.forEach(department -> reads.collecting(plan.id(), department, true));
        try {
            return run(job, files.collect(datasets, NifiSettings.server(configuration.collect(), home), word,
                    structures.accepted()), configuration.workers().collectHeap(),
                    NifiSettings.secrets(configuration.collect(), home), event -> structures(plan, datasets, event));
        } finally {
            departments.forEach(department -> reads.collecting(plan.id(), department, false));
        }
    }

    private static Job.State state(int exit) {
        return switch (exit) {
            case WorkerExit.DONE -> Job.State.DONE;
            case WorkerExit.SOME_FAILED -> Job.State.PARTLY;
            default -> Job.State.FAILED;
        };
    }

    private void structures(Job plan, List<SourceFile> datasets, WorkerEvent event) {
        switch (event) {
            case WorkerEvent.Failed failed when failed.change().isPresent() -> datasets.stream()
                    .filter(file -> failed.dataset().equals(Optional.of(file.id()))).findFirst()
                    .ifPresent(file -> structures.stopped(file.id(), file.department(), failed.change().get(),
                            new AlertText(failed.zh(), failed.en()), plan.id()));
            case WorkerEvent.DatasetLanded landed -> structures.collected(landed.dataset());
            default -> { } // says nothing of a structure
        }
    }

    private int run(RunningJob job, WorkerJob order, String heap, Map<String, String> secrets) {
        return run(job, order, heap, secrets, event -> { });
    }

    private int run(RunningJob job, WorkerJob order, String heap, Map<String, String> secrets,
            Consumer<WorkerEvent> also) {
        try (WorkerProcess process = WorkerProcess.start(home, order, heap, secrets)) {
            worker = Optional.of(process);
            return process.run(event -> {
                job.on(event);
                also.accept(event);
            });
        } finally {
            worker = Optional.empty();
        }
    }

    private Map<String, String> lakeSecrets() {
        String name = configuration.lake().restSecret();
        return Map.of(WorkerEnvironment.STORE_PASSWORD, store.password(), WorkerEnvironment.LAKE_CREDENTIAL,
                name.isBlank() ? "" : SecretResolver.of(home.secrets()).secret(name));
    }

    @Override
    public void close() {
        worker.ifPresent(WorkerProcess::close);
        thread.shutdownNow();
    }
}
