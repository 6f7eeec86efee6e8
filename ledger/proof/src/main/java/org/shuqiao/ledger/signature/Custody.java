package org.shuqiao.ledger.signature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Holder of a private key: how much its signature is worth against the platform's own administrators. */
public enum Custody {
    /** The department's own node: the platform cannot sign. */
    NODE,
    /** The platform's machine, for a department that runs no node: the platform could sign. */
    HOSTED,
    /** A person's device or key file. */
    PERSON;

    /** @return as it stands in documents */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Custody> ofWord(String word) {
        return Arrays.stream(values()).filter(custody -> custody.word().equals(word)).findFirst();
    }
}
