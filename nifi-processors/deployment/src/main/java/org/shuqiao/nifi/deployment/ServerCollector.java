package org.shuqiao.nifi.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.contracts.worker.CollectorJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.nifi.flow.Collector;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.flow.FlowWriter;
import org.shuqiao.nifi.flow.LandedState;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;

/**
 * Collects on a NiFi server by running a dataset's puller once per slice until the source has nothing new. A missing
 * flow is deployed first, and a flow that ran by itself is restarted afterwards. The landing zone wins over the
 * server's own state.
 */
public final class ServerCollector implements Collector {

    private static final String RUNNING = "RUNNING";

    private final CollectJob job;
    private final Deployment deployment;
    private final WorkerEventWriter events;

    public ServerCollector(CollectJob job, Deployment deployment, WorkerEventWriter events) {
        this.job = job;
        this.deployment = deployment;
        this.events = events;
    }

    /** @return the flow of a dataset as a server keeps it */
    static Flow flow(CollectorJob job, SourceFile source) {
        return flow(job, source, false);
    }

    private static Flow flow(CollectorJob job, SourceFile source, boolean shrunken) {
        Path landing = Path.of(job.landing()).toAbsolutePath();
        Map<String, String> landed = LandedState.of(landing, source.department(), source.dataset());
        return FlowWriter.write(source, SecretResolver.of(Path.of(job.secrets())), new Flow.Options(landing.toString(),
                job.quotaBytes().stream().boxed().findFirst(), Optional.empty(), landed, true, shrunken, false,
                job.options(), job.spools()));
    }

    @Override
    public boolean run(SourceFile source, int done) throws InterruptedException {
        events.emit(Collector.progress(job, source.id(), done, 0));
        Optional<DatasetGroup> before = deployment.find(source.id());
        boolean alone = before.isPresent() && before.get().state().equals(RUNNING);
        before.ifPresent(DatasetGroup::stopAndDrain);
        Map<String, String> landed = LandedState.of(Path.of(job.landing()), source.department(), source.dataset());
        if (before.isPresent() && !before.get().pullState().equals(landed)) {
            deployment.remove(source.id());
        }
        DatasetGroup group = deployment.deploy(flow(job, source, job.shrunken()));
        group.start(false);
        try {
            return collect(group, source.id(), done);
        } finally {
            DatasetGroup after = job.shrunken() ? deployment.deploy(flow(job, source)) : group; // the word is for once
            if (alone) {
                after.start(true);
            }
        }
    }

    private boolean collect(DatasetGroup group, String dataset, int done) {
        long batches = 0;
        long rows = 0;
        while (true) {
            group.runOnce();
            List<Map<String, String>> letters = group.drain(Flow.FAILED);
            letters.stream().flatMap(letter -> Flow.remark(dataset, letter).stream()).forEach(events::emit);
            List<Map<String, String>> failed = letters.stream()
                    .filter(letter -> Flow.remark(dataset, letter).isEmpty()).toList();
            if (!failed.isEmpty()) {
                events.emit(Flow.failed(dataset, failed.getFirst()));
                return false;
            }
            boolean more = false;
            for (Map<String, String> landed : group.drain(Flow.LANDED)) {
                if (!Boolean.parseBoolean(landed.get("shuqiao.duplicate"))) {
                    batches++;
                    rows += Long.parseLong(landed.get("shuqiao.rows"));
                }
                more |= Boolean.parseBoolean(landed.get("shuqiao.more"));
            }
            events.emit(Collector.progress(job, dataset, done, rows));
            if (!more) {
                events.emit(new WorkerEvent.DatasetLanded(dataset, batches, rows));
                return true;
            }
        }
    }
}
