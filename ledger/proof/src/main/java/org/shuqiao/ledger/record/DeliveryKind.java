package org.shuqiao.ledger.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Mode of a delivery. */
public enum DeliveryKind {
    /** SQL, by REST or JDBC. */
    QUERY,
    /** A yes or no. */
    VERIFY,
    /** A file handed out. */
    FILE,
    /** Rows, or what changed of them, handed to a program. */
    SERVICE,
    /** A table pushed to the consumer. */
    PUSH;

    /** @return as it stands in the record */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeliveryKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
