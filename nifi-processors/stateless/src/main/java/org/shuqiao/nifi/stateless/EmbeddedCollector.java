package org.shuqiao.nifi.stateless;

import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.nifi.flow.Collector;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.flow.FlowWriter;
import org.shuqiao.nifi.flow.LandedState;
import org.shuqiao.nifi.stateless.engine.Engine;
import org.shuqiao.nifi.stateless.engine.RunningFlow;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;

/** Collects in this process with NiFi Stateless, one trigger per slice. */
public final class EmbeddedCollector implements Collector {

    private final CollectJob job;
    private final Engine engine;
    private final WorkerEventWriter events;
    private final boolean reconcile;

    /** @param reconcile whether it looks for rows that are gone, instead of new ones */
    public EmbeddedCollector(CollectJob job, Engine engine, WorkerEventWriter events, boolean reconcile) {
        this.reconcile = reconcile;
        this.job = job;
        this.engine = engine;
        this.events = events;
    }

    @Override
    public boolean run(SourceFile source, int done) throws InterruptedException {
        events.emit(progress(source.id(), done, 0));
        boolean sample = job.sample().isPresent();
        SavedState saved = new SavedState(Path.of(job.state()), source.id());
        Map<String, String> landed = sample ? Map.of()
                : LandedState.of(Path.of(job.landing()), source.department(), source.dataset());
        if (!sample) {
            saved.reconcile(landed);
        }
        Flow flow = FlowWriter.write(source, SecretResolver.of(Path.of(job.secrets())),
                new Flow.Options(Path.of(job.landing()).toAbsolutePath().toString(),
                        job.quotaBytes().stream().boxed().findFirst(), job.sample().stream().boxed().findFirst(),
                        landed, false, job.shrunken(), reconcile, job.options(), job.spools()));
        try (RunningFlow running = engine.open(flow)) {
            return collect(running, source.id(), done, sample, saved);
        }
    }

    private boolean collect(RunningFlow running, String dataset, int done, boolean sample, SavedState saved)
            throws InterruptedException {
        long batches = 0;
        long rows = 0;
        while (true) {
            RunningFlow.Outcome outcome = running.trigger();
            running.remarks().forEach(events::emit);
            switch (outcome) {
                case RunningFlow.Failed(WorkerEvent.Failed failed) -> {
                    events.emit(failed);
                    return false;
                }
                case RunningFlow.Nothing() -> {
                    landed(dataset, batches, rows);
                    return true;
                }
                case RunningFlow.Landed landed -> {
                    if (!landed.duplicate()) {
                        batches++;
                        rows += landed.rows();
                    }
                    if (!sample && !reconcile) {
                        saved.save(running.state());
                    }
                    if (!reconcile) {
                        events.emit(progress(dataset, done, rows));
                    }
                    if (sample || !landed.more()) {
                        landed(dataset, batches, rows);
                        return true;
                    }
                }
            }
        }
    }

    /** What is gone is told as a remark, beside what is new. */
    private void landed(String dataset, long batches, long rows) {
        if (!reconcile) {
            events.emit(new WorkerEvent.DatasetLanded(dataset, batches, rows));
        }
    }

    private WorkerEvent progress(String dataset, int done, long rows) {
        return Collector.progress(job, dataset, done, rows);
    }
}
