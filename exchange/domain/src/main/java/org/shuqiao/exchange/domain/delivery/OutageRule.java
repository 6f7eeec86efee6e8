package org.shuqiao.exchange.domain.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.shuqiao.catalog.entry.Grade;

/**
 * Time for which deliveries of each data grade (GB/T 43697-2024) continue while the ledger takes no events. What
 * happens meanwhile is in the record log and waits for the ledger; the more the data matter, the shorter nobody else
 * knows of it.
 */
public record OutageRule(Duration general, Duration important, Duration core) {

    /** A day, four hours, not at all. */
    public static final OutageRule USUAL = new OutageRule(Duration.ofDays(1), Duration.ofHours(4), Duration.ZERO);

    public OutageRule {
        requireNonNull(general, "general is null");
        requireNonNull(important, "important is null");
        requireNonNull(core, "core is null");
    }

    public Duration of(Grade grade) {
        return switch (grade) {
            case GENERAL_1, GENERAL_2, GENERAL_3, GENERAL_4 -> general;
            case IMPORTANT -> important;
            case CORE -> core;
        };
    }
}
