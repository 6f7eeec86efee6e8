package org.shuqiao.exchange.platform.workers;

import java.nio.file.Path;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.contracts.worker.CollectorJob;
import org.shuqiao.contracts.worker.ListenJob;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerJob;

/** Kind of worker process, with its class path and main class. */
public enum WorkerKind {
    COLLECT("nifi-processors/collector", "org.shuqiao.nifi.collector.CollectWorker"),
    LISTEN("nifi-processors/streams", "org.shuqiao.nifi.stream.worker.ListenWorker"),
    STANDARDIZE("pipelines/jobs", "org.shuqiao.pipelines.worker.StandardizeWorker"),
    MAINTAIN("pipelines/jobs", "org.shuqiao.pipelines.worker.MaintainWorker");

    private final String folder;
    private final String mainClass;

    WorkerKind(String folder, String mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
    }

    static WorkerKind of(WorkerJob job) {
        return switch (job) {
            case CollectorJob collecting -> COLLECT;
            case ListenJob listening -> LISTEN;
            case StandardizeJob standardizing -> STANDARDIZE;
            case MaintainJob maintaining -> MAINTAIN;
        };
    }

    /** @return the file that is there once the worker is built */
    public Path classPath(Path installation) {
        return built(installation).classPathFile();
    }

    /** @return how it is started */
    JavaCommand command(Path installation) {
        return built(installation).command(mainClass);
    }

    private BuiltModule built(Path installation) {
        return BuiltModule.of(installation, folder);
    }
}
