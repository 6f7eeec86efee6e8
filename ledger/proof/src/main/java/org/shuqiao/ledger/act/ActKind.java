package org.shuqiao.ledger.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kind of an act: what a department decided. */
public enum ActKind {
    /** A version of a catalogue entry with its binding. */
    ENTRY,
    /** A request for items of an entry. */
    REQUEST,
    /** The provider's decision on a request. */
    DECISION,
    /** The grant that follows from a decision, with its whole policy and binding. */
    GRANT,
    /** The end of a grant before its time. */
    REVOCATION,
    /** A pause of a grant, until it is signed again. */
    SUSPENSION,
    /** An objection to data. */
    OBJECTION,
    /** The answer to an objection. */
    ANSWER,
    /** A person of the data authority proposes an emergency grant, which another person of it gives. */
    EMERGENCY,
    /** The end of the trust in a department's key. */
    KEY_REVOCATION;

    /** @return as it stands in the act */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ActKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
