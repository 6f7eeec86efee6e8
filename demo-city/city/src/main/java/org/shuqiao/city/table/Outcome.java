package org.shuqiao.city.table;

import java.util.Locale;

/** What must become of a source row. */
public enum Outcome {
    STANDARD, QUARANTINED, MERGED;

    /** Its word in the truth. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
