package org.shuqiao.exchange.domain.correction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an objection ended. */
public enum Outcome {
    /** The data were wrong and are corrected at their source. */
    CORRECTED,
    /** The data are right. */
    CONFIRMED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(String id) {
        return Arrays.stream(values()).filter(outcome -> outcome.id().equals(id)).findFirst();
    }
}
