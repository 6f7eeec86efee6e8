package org.shuqiao.centre.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Report in the pool.
 *
 * @param revision  1 for one that its source never told otherwise
 * @param drawing   id of the run that it comes from
 * @param changedAt when it was drawn, or last changed
 * @param reason    why it was merged into its event; empty for the one that opened it
 */
public record KeptReport(Report report, int revision, String drawing, Instant changedAt, String event,
        Optional<Reason> reason) { }
