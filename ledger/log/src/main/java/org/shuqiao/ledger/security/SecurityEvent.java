package org.shuqiao.ledger.security;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Event to be entered into the security log. Holds ids, codes and counts, never a name, a password or a text that a
 * person wrote.
 *
 * @param account login of whoever did it; empty when nobody was signed in
 * @param about   what it concerns: another account, a change, a resource; empty for nothing else
 * @param details further facts by name
 */
public record SecurityEvent(OffsetDateTime time, SecurityKind kind, String account, String about,
        Map<String, String> details) {

    public SecurityEvent {
        time = time.truncatedTo(ChronoUnit.MILLIS); // what the canonical form keeps
        details = Map.copyOf(details);
    }

    /** @return the details in the order in which they are written */
    Map<String, String> sorted() {
        return new TreeMap<>(details);
    }
}
