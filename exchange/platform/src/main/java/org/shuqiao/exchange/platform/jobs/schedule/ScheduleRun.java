package org.shuqiao.exchange.platform.jobs.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Outcome of one time at which a schedule was due.
 *
 * @param job   the job that ran, or runs
 * @param tries how often it was begun
 * @param tryAt when it is tried next while it waits; else when it was tried last, or found to be missed
 * @param code  of what went wrong
 */
public record ScheduleRun(String schedule, Instant dueAt, Outcome outcome, Optional<String> job, int tries,
        Instant tryAt, Optional<String> code) {

    /** Outcome of a run: {@code WAITING} for its turn or its next try, {@code MISSED} when its next time came first. */
    public enum Outcome {
        WAITING, RUNNING, DONE, PARTLY, FAILED, MISSED;

        boolean open() {
            return this == WAITING || this == RUNNING;
        }
    }
}
