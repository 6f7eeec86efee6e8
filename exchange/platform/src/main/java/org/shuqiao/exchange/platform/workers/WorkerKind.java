package org.shuqiao.exchange.platform.workers;

import java.nio.file.Path;

/** The two kinds of worker process: where each one's class path stands and which class it starts. */
public enum WorkerKind {
    COLLECT("nifi-processors/stateless", "org.shuqiao.nifi.stateless.CollectWorker"),
    STANDARDIZE("pipelines/jobs", "org.shuqiao.pipelines.worker.StandardizeWorker");

    private final String folder;
    private final String mainClass;

    WorkerKind(String folder, String mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
    }

    /** @return what the worker's build made, in an installation */
    Path built(Path installation) {
        return installation.resolve(folder).resolve("target");
    }

    /** @return the file with the class path that the worker is started with */
    public Path classPath(Path installation) {
        return built(installation).resolve("runtime.classpath");
    }

    String mainClass() {
        return mainClass;
    }
}
