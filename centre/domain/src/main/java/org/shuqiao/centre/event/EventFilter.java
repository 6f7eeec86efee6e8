package org.shuqiao.centre.event;

import java.util.Optional;

/**
 * Filter of the events that are asked for.
 *
 * @param division a code; those of its parts too
 * @param offset   how many are passed over
 * @param limit    how many at most
 */
public record EventFilter(Optional<String> source, Optional<String> kind, Optional<String> division,
        Optional<Progress> progress, int offset, int limit) {

    private static final int MOST = 500;

    public EventFilter {
        offset = Math.max(0, offset);
        limit = Math.clamp(limit, 1, MOST);
    }
}
