package org.shuqiao.query.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Limits of one query: rows of the result and total time. A result with more rows is refused, never cut off. */
public record Limits(long rows, Duration time) {

    public Limits {
        requireNonNull(time, "time is null");
        if (rows < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
