package org.shuqiao.nifi.deployment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.contracts.worker.FlowJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.nifi.flow.Collector;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.standards.source.SourceFile;

/** Operations on the flows of a NiFi server: plan, deploy, start, stop, remove, status. */
public final class FlowOperations {

    private final FlowJob job;
    private final Deployment deployment;
    private final WorkerEventWriter events;

    public FlowOperations(FlowJob job, Deployment deployment, WorkerEventWriter events) {
        this.job = job;
        this.deployment = deployment;
        this.events = events;
    }

    /** @return always true: what fails is thrown */
    public boolean run(SourceFile source, int done) {
        events.emit(Collector.progress(job, source.id(), done, 0));
        switch (job.action()) {
            case PLAN -> tell(deployment.plan(ServerCollector.flow(job, source)));
            case DEPLOY -> {
                Flow flow = ServerCollector.flow(job, source);
                Deployment.Plan plan = deployment.plan(flow);
                deployment.deploy(flow).start(true);
                tell(plan);
            }
            case START -> {
                existing(source).ifPresent(group -> group.start(true));
                status(source);
            }
            case STOP -> {
                existing(source).ifPresent(DatasetGroup::stop);
                status(source);
            }
            case REMOVE -> {
                deployment.remove(source.id());
                status(source);
            }
            case STATUS -> status(source);
        }
        return true;
    }

    private Optional<DatasetGroup> existing(SourceFile source) {
        return deployment.find(source.id());
    }

    private void tell(Deployment.Plan plan) {
        events.emit(new WorkerEvent.Flow(plan.dataset(), plan.kind().name().toLowerCase(Locale.ROOT), plan.changes(),
                OptionalLong.empty(), OptionalLong.empty()));
    }

    private void status(SourceFile source) {
        events.emit(existing(source)
                .map(DatasetGroup::status)
                .orElseGet(() -> new WorkerEvent.Flow(source.id(), "absent", List.of(), OptionalLong.empty(),
                        OptionalLong.empty())));
    }
}
