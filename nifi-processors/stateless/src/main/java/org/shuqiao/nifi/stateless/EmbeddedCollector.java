package org.shuqiao.nifi.stateless;

import java.util.Map;
import org.shuqiao.nifi.stateless.engine.Engine;
import org.shuqiao.nifi.stateless.engine.RunningFlow;
import org.shuqiao.nifi.stateless.flow.Flow;
import org.shuqiao.nifi.stateless.flow.FlowWriter;
import org.shuqiao.nifi.stateless.landed.LandedState;
import org.shuqiao.nifi.stateless.landed.SavedState;
import org.shuqiao.nifi.stateless.protocol.CollectJob;
import org.shuqiao.nifi.stateless.protocol.Events;
import org.shuqiao.nifi.stateless.protocol.Failure;
import org.shuqiao.standards.source.Secrets;
import org.shuqiao.standards.source.SourceFile;

/** Collects in this process: the flow runs in NiFi Stateless, one trigger a slice. */
final class EmbeddedCollector implements Collector {

    private final CollectJob job;
    private final Engine engine;
    private final Events events;

    EmbeddedCollector(CollectJob job, Engine engine, Events events) {
        this.job = job;
        this.engine = engine;
        this.events = events;
    }

    @Override
    public boolean run(SourceFile source, int done) throws InterruptedException {
        events.progress(source.id(), done, 0);
        boolean sample = job.sample().isPresent();
        SavedState saved = new SavedState(job.state(), source.id());
        Map<String, String> landed = sample ? Map.of()
                : LandedState.of(job.landing(), source.department(), source.dataset());
        if (!sample) {
            saved.reconcile(landed);
        }
        Flow flow = FlowWriter.write(source, Secrets.of(job.secrets()), new Flow.Options(job.landing().toString(),
                job.quotaBytes().stream().boxed().findFirst(), job.sample().stream().boxed().findFirst(), landed, false));
        try (RunningFlow running = engine.open(flow)) {
            return collect(running, source.id(), done, sample, saved);
        }
    }

    private boolean collect(RunningFlow running, String dataset, int done, boolean sample, SavedState saved)
            throws InterruptedException {
        long batches = 0;
        long rows = 0;
        while (true) {
            switch (running.trigger()) {
                case RunningFlow.Failed(Failure failure) -> {
                    events.failed(dataset, failure);
                    return false;
                }
                case RunningFlow.Nothing() -> {
                    events.dataset(dataset, batches, rows);
                    return true;
                }
                case RunningFlow.Landed landed -> {
                    if (!landed.duplicate()) {
                        batches++;
                        rows += landed.rows();
                    }
                    if (!sample) {
                        saved.save(running.state());
                    }
                    events.progress(dataset, done, rows);
                    if (sample || !landed.more()) {
                        events.dataset(dataset, batches, rows);
                        return true;
                    }
                }
            }
        }
    }
}
