package org.shuqiao.contracts.worker;

/** A worker's order: its one argument is a file with this as JSON. Secrets come in {@link WorkerEnvironment}. */
public sealed interface WorkerJob permits CollectorJob, ListenJob, StandardizeJob, MaintainJob { }
