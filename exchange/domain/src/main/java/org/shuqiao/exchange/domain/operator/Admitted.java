package org.shuqiao.exchange.domain.operator;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Admission that was approved.
 *
 * @param id    of the change by which it was approved
 * @param ended before its time, by the authority
 */
public record Admitted(String id, Admission admission, Optional<End> ended) {

    /** @param reason in the words of who ended it */
    public record End(String by, Instant at, String reason) { }

    /** Standing at an instant. */
    public enum Standing {
        IN_FORCE, NOT_YET, EXPIRED, ENDED;

        /** @return the name in the API and the CLI */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Standing standing(Instant now) {
        if (ended.isPresent()) {
            return Standing.ENDED;
        }
        if (!now.isBefore(admission.to())) {
            return Standing.EXPIRED;
        }
        return now.isBefore(admission.from()) ? Standing.NOT_YET : Standing.IN_FORCE;
    }
}
