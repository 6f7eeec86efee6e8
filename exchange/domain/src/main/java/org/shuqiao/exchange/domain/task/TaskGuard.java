package org.shuqiao.exchange.domain.task;

import org.shuqiao.base.error.CodedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a background task; its failure is logged and does not keep the tasks after it from running. */
public final class TaskGuard {

    private static final Logger LOG = LoggerFactory.getLogger(TaskGuard.class);

    private TaskGuard() { }

    /** @param task what the log calls it */
    public static void run(String task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed and is tried again: {}", task, failure(e));
        }
    }

    /** A coded error has no values in it; the words of any other exception may. */
    private static String failure(RuntimeException e) {
        return e instanceof CodedException coded ? coded.getMessage() : e.getClass().getName();
    }
}
