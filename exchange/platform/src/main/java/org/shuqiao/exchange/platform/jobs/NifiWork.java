package org.shuqiao.exchange.platform.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.workers.WorkerEvent;
import org.shuqiao.exchange.platform.workers.WorkerKind;
import org.shuqiao.exchange.platform.workers.WorkerProcess;
import org.shuqiao.standards.source.SourceFile;

/** Looks after the flows on the NiFi server that the settings name, by the collecting worker. */
public final class NifiWork {

    private final Home home;
    private final Configuration configuration;

    public NifiWork(Home home, Configuration configuration) {
        this.home = home;
        this.configuration = configuration;
    }

    /** What came of it: how each flow stands, and what failed. */
    public record Result(List<WorkerEvent.Flow> flows, List<WorkerEvent.Failed> failures) {

        public Result {
            flows = List.copyOf(flows);
            failures = List.copyOf(failures);
        }
    }

    /** @param action {@code plan}, {@code deploy}, {@code start}, {@code stop}, {@code remove} or {@code status} */
    public Result run(String action, List<SourceFile> datasets) {
        if (configuration.collect().nifi().isBlank()) {
            throw new CodedException(JobError.NO_NIFI);
        }
        ObjectNode job = Json.PLAIN.createObjectNode().put("action", action)
                .put("landing", home.landing().toString())
                .put("state", home.var().resolve("collect").toString())
                .put("work", home.work().resolve("nifi").toString())
                .put("secrets", home.secrets().toString());
        NifiSettings.tell(job, configuration.collect(), home);
        datasets.forEach(file -> job.withArray("sources").add(file.path().toAbsolutePath().toString()));
        List<WorkerEvent.Flow> flows = new ArrayList<>();
        List<WorkerEvent.Failed> failures = new ArrayList<>();
        try (WorkerProcess worker = WorkerProcess.start(home, WorkerKind.COLLECT, job,
                configuration.workers().collectHeap(), NifiSettings.secrets(configuration.collect(), home))) {
            int exit = worker.run(event -> {
                switch (event) {
                    case WorkerEvent.Flow flow -> flows.add(flow);
                    case WorkerEvent.Failed failed -> failures.add(failed);
                    case WorkerEvent.Progress p -> { }
                    case WorkerEvent.Dataset d -> { }
                    case WorkerEvent.Done d -> { }
                }
            });
            if (exit != 0 && failures.isEmpty()) {
                throw new CodedException(JobError.WORKER_DIED, exit, worker.log());
            }
        }
        return new Result(flows, failures);
    }
}
