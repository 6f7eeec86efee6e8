package org.shuqiao.pipelines.worker;

/** Logging setup of the worker. It must be told before the first logger is made. */
final class WorkerLog {

    private WorkerLog() { }

    /** @param file the log file; without one, standard error is the log */
    static void configure(String file) {
        boolean toFile = file != null && !file.isBlank();
        System.setProperty("log4j2.configurationFile",
                "classpath:org/shuqiao/pipelines/worker/" + (toFile ? "log-file.xml" : "log-error.xml"));
    }
}
