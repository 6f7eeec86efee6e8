package org.shuqiao.exchange.worker;

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

    String folder() {
        return folder;
    }

    String mainClass() {
        return mainClass;
    }
}
