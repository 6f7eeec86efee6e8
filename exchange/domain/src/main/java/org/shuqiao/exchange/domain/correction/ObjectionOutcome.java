package org.shuqiao.exchange.domain.correction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Outcome of a closed objection. */
public enum ObjectionOutcome {
    /** The data were wrong and are corrected at their source. */
    CORRECTED,
    /** The data are right. */
    CONFIRMED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ObjectionOutcome> of(String id) {
        return Arrays.stream(values()).filter(outcome -> outcome.id().equals(id)).findFirst();
    }
}
