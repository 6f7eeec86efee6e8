package org.shuqiao.exchange.domain.demand;

import java.time.Instant;
import java.util.Optional;
import org.shuqiao.exchange.domain.clock.ClockReading;

/**
 * Demand of a department for data that no entry of the catalogue serves (供需对接).
 *
 * @param id       {@code N-<year>-<6 digits>}
 * @param provider department that is asked for it
 * @param clock    of the answer, while there is none
 */
public record Demand(String id, String department, String title, String description, String provider, String statedBy,
        Instant statedAt, Optional<Answer> answer, Optional<ClockReading> clock) {

    /** Answer of the provider. @param resource code of the entry that serves it; none where it gave a reason */
    public record Answer(Optional<String> resource, String text, String by, Instant at) { }
}
