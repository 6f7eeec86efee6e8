package org.shuqiao.ledger.event;

import java.util.Locale;

/** Kind of subject of a life-cycle event. */
public enum FactKind {
    /** A department in the network: which organisation speaks for it. */
    MEMBER,
    ENTRY,
    REQUEST,
    GRANT,
    CORRECTION,
    DISPUTE,
    /** The newest anchored checkpoint of a record log. */
    ANCHOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
