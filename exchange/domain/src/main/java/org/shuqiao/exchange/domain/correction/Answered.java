package org.shuqiao.exchange.domain.correction;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Outcome of an objection.
 *
 * @param explanation without personal data
 * @param since       day since which the data were wrong; of a correction
 * @param detail      which row it is, and what is right; of a correction
 */
public record Answered(ObjectionOutcome outcome, String explanation, Optional<LocalDate> since, RowDetail detail) {

    /** The data are right. */
    public static Answered confirmed(String explanation) {
        return new Answered(ObjectionOutcome.CONFIRMED, explanation, Optional.empty(), RowDetail.NONE);
    }

    /** @param right what is right now */
    public static Answered corrected(String explanation, LocalDate since, RowDetail right) {
        return new Answered(ObjectionOutcome.CORRECTED, explanation, Optional.of(since), right);
    }
}
