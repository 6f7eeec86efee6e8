package org.shuqiao.exchange.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/** Entries of the security log that are looked for. */
public record SecurityEntries(SecurityLog log) {

    private static final int ROWS = 500;

    /** @return when the first entry of the kind about this was made */
    Optional<Instant> first(SecurityKind kind, String about) {
        List<SecurityEvent> all = of(kind).stream().filter(entry -> entry.about().equals(about)).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().time().toInstant());
    }

    /** @return all entries of the kind, newest first */
    public List<SecurityEvent> of(SecurityKind kind) {
        return of(new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(kind)));
    }

    /** @return whether there is such an entry near a time: repeated events are entered once an hour, with a count */
    boolean near(Instant time, Duration around, Predicate<SecurityEvent> such) {
        return of(new SecurityFilter(Optional.of(time.minus(around)), Optional.of(time.plus(around)),
                Optional.empty(), Optional.empty())).stream().anyMatch(such);
    }

    private List<SecurityEvent> of(SecurityFilter filter) {
        List<SecurityEvent> all = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        List<SecurityEntry> page;
        do {
            page = log.find(filter, before, ROWS);
            page.forEach(entry -> all.add(entry.event()));
            before = page.isEmpty() ? before : OptionalLong.of(page.getLast().index());
        } while (page.size() == ROWS);
        return all;
    }
}
