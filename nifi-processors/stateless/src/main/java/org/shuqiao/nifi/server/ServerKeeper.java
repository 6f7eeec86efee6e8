package org.shuqiao.nifi.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.nifi.stateless.flow.Flow;
import org.shuqiao.nifi.stateless.protocol.CollectJob;
import org.shuqiao.nifi.stateless.protocol.Events;
import org.shuqiao.standards.source.SourceFile;

/** Looks after the flows on a NiFi server: plans, deploys, starts, stops, removes them, and tells how they stand. */
public final class ServerKeeper {

    private final CollectJob job;
    private final Deployment deployment;
    private final Events events;

    public ServerKeeper(CollectJob job, Deployment deployment, Events events) {
        this.job = job;
        this.deployment = deployment;
        this.events = events;
    }

    /** @return always true: what fails is thrown */
    public boolean run(SourceFile source, int done) {
        events.progress(source.id(), done, 0);
        switch (job.action()) {
            case PLAN -> tell(deployment.plan(ServerCollector.flow(job, source)));
            case DEPLOY -> {
                Flow flow = ServerCollector.flow(job, source);
                Deployment.Plan plan = deployment.plan(flow);
                deployment.deploy(flow).start(true);
                tell(plan);
            }
            case START -> existing(source).ifPresent(group -> group.start(true));
            case STOP -> existing(source).ifPresent(DatasetGroup::stop);
            case REMOVE -> deployment.remove(source.id());
            case STATUS, COLLECT -> { }
        }
        if (job.action() != CollectJob.Action.PLAN && job.action() != CollectJob.Action.DEPLOY) {
            status(source);
        }
        return true;
    }

    private Optional<DatasetGroup> existing(SourceFile source) {
        return deployment.find(source.id());
    }

    private void tell(Deployment.Plan plan) {
        events.flow(plan.dataset(), plan.kind().name().toLowerCase(java.util.Locale.ROOT), plan.changes(), Map.of());
    }

    private void status(SourceFile source) {
        Optional<DatasetGroup> group = existing(source);
        events.flow(source.id(), group.map(g -> g.state().toLowerCase(java.util.Locale.ROOT)).orElse("absent"), List.of(),
                group.map(DatasetGroup::counts).orElse(Map.of()));
    }
}
