package org.shuqiao.centre.event;

import java.time.Instant;
import java.util.List;

/**
 * Distinct event, as its first report tells it.
 *
 * @param division that of the first report that names one; blank for none
 * @param kind     an id of the file of kinds, or a source's text
 * @param reports  how many tell of it
 */
public record PooledEvent(String id, String owner, Instant firstAt, Instant lastAt, String division, String place,
        String kind, String title, Progress progress, int reports, List<String> sources) {

    public PooledEvent {
        sources = List.copyOf(sources);
    }
}
