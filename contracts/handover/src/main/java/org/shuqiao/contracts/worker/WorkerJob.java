package org.shuqiao.contracts.worker;

import java.util.List;

/** A worker's order: its one argument is a file with this as JSON. Secrets come in {@link WorkerEnvironment}. */
public sealed interface WorkerJob permits CollectorJob, StandardizeJob {

    /** @return paths of the source files to work on */
    List<String> sources();
}
