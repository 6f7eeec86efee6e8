package org.shuqiao.query;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How much one question may cost: rows in the answer (more are refused, never cut off) and time in all. */
public record Limits(long rows, Duration time) {

    public Limits {
        requireNonNull(time, "time is null");
        if (rows < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
