package org.shuqiao.city.table;

import java.util.Locale;

/** Expected outcome of a source row. */
public enum ExpectedOutcome {
    STANDARD, QUARANTINED, MERGED;

    /** Its word in the truth. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
