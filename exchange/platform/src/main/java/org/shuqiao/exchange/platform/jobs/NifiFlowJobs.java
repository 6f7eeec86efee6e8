package org.shuqiao.exchange.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.worker.FlowJob;
import org.shuqiao.contracts.worker.NifiServer;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.workers.WorkerProcess;

/** Deploys and controls the flows on the NiFi server through the collecting worker. */
public final class NifiFlowJobs {

    private final Home home;
    private final Configuration configuration;

    public NifiFlowJobs(Home home, Configuration configuration) {
        this.home = home;
        this.configuration = configuration;
    }

    /** Result of a job: how each flow stands, and what failed. */
    public record Result(List<WorkerEvent.Flow> flows, List<WorkerEvent.Failed> failures) {

        public Result {
            flows = List.copyOf(flows);
            failures = List.copyOf(failures);
        }
    }

    /** Works on what is admitted; what is not is among the failures. */
    public Result run(FlowJob.Action action, JobSources sources) {
        NifiServer server = NifiSettings.server(configuration.collect(), home)
                .orElseThrow(() -> new CodedException(JobCode.NO_NIFI));
        FlowJob job = new JobFiles(home).flows(action, sources.admitted(), server, Map.of());
        List<WorkerEvent.Flow> flows = new ArrayList<>();
        List<WorkerEvent.Failed> failures = new ArrayList<>();
        sources.refused().forEach((dataset, why) -> failures.add(new WorkerEvent.Failed(Optional.of(dataset),
                why.code().id(), why.text(Language.ZH), why.text(Language.EN))));
        try (WorkerProcess worker = WorkerProcess.start(home, job,
                configuration.workers().collectHeap(), NifiSettings.secrets(configuration.collect(), home))) {
            int exit = worker.run(event -> {
                switch (event) {
                    case WorkerEvent.Flow flow -> flows.add(flow);
                    case WorkerEvent.Failed failed -> failures.add(failed);
                    case WorkerEvent.Progress p -> { }
                    case WorkerEvent.DatasetDone d -> { }
                    case WorkerEvent.Remark r -> { } // of a source that is read, which this does not do
                    case WorkerEvent.Done d -> { }
                }
            });
            if (exit != WorkerExit.DONE && failures.size() == sources.refused().size()) {
                throw new CodedException(JobCode.WORKER_DIED, exit, worker.log());
            }
        }
        return new Result(flows, failures);
    }
}
