package org.shuqiao.exchange.platform.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.WorkerEvent;

/** Collects a worker's events into a view of the job. {@link #view} is thread-safe. */
final class RunningJob {

    private final String id;
    private final Job.Kind kind;
    private final Clock clock;
    private final Instant startedAt;
    private final Map<String, Map<String, Object>> datasets = new LinkedHashMap<>();
    private final List<Job.Failure> failures = new ArrayList<>();
    private final Set<Job.Remark> remarks = new LinkedHashSet<>();
    private Optional<Instant> endedAt = Optional.empty();
    private Job.State state = Job.State.RUNNING;
    private String step = "start";
    private long done;
    private long of;
    private long peakMemoryBytes;

    RunningJob(String id, Job.Kind kind, Clock clock) {
        this.id = id;
        this.kind = kind;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    synchronized void on(WorkerEvent event) {
        switch (event) {
            case WorkerEvent.Progress p -> {
                step = p.step();
                done = p.done();
                of = p.of();
            }
            case WorkerEvent.Flow ignored -> { } // of looking after a server, which no job does
            case WorkerEvent.DatasetDone d -> datasets.put(d.dataset(), Counts.of(d));
            case WorkerEvent.Failed f -> failures.add(new Job.Failure(f.dataset(), f.code(), f.zh(), f.en()));
            case WorkerEvent.Remark r -> remarks.add(new Job.Remark(r.dataset(), r.code(), r.zh(), r.en()));
            case WorkerEvent.Done d -> peakMemoryBytes = d.peakMemoryBytes();
        }
    }

    synchronized void fail(CodedException e) {
        failures.add(failure(Optional.empty(), e));
        end(Job.State.FAILED);
    }

    /** Notes a dataset that the job leaves out. */
    synchronized void leaveOut(String dataset, CodedException why) {
        failures.add(failure(Optional.of(dataset), why));
    }

    private static Job.Failure failure(Optional<String> dataset, CodedException e) {
        return new Job.Failure(dataset, e.code().id(), e.text(Language.ZH), e.text(Language.EN));
    }

    synchronized void end(Job.State how) {
        state = how;
        endedAt = Optional.of(clock.instant());
    }

    synchronized boolean running() {
        return state == Job.State.RUNNING;
    }

    synchronized Job view() {
        return new Job(id, kind, state, startedAt, endedAt, step, done, of, new LinkedHashMap<>(datasets),
                List.copyOf(failures), List.copyOf(remarks), peakMemoryBytes);
    }

    /** The counts of a dataset under their names, as its users see them. */
    private static final class Counts extends LinkedHashMap<String, Object> {

        static Counts of(WorkerEvent.DatasetDone done) {
            return RunJson.parse(RunJson.write(done), Counts.class);
        }
    }
}
