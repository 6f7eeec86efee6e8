package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Order that rows of a resource be passed on to a target.
 *
 * @param record id that the record of this delivery gets
 * @param items  of the resource; none means all that are granted
 * @param asked  the order in words, whose salted digest the record holds
 * @param slice  the rows of one division alone
 */
public record PassedOn(String record, Mode mode, String purpose, String resource, List<String> items, String asked,
        RowTarget target, Optional<DivisionSlice> slice) {

    /** Time that one such delivery may take. */
    static final Duration TIME = Duration.ofMinutes(30);

    /** An order of all granted rows. */
    public PassedOn(String record, Mode mode, String purpose, String resource, List<String> items, String asked,
            RowTarget target) {
        this(record, mode, purpose, resource, items, asked, target, Optional.empty());
    }

    public PassedOn {
        items = List.copyOf(items);
    }
}
