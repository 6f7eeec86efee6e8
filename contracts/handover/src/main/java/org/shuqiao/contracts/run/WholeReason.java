package org.shuqiao.contracts.run;

import java.util.Locale;

/** Reason why a run made a dataset's tables from all rows. A run result holds the id; its words are the reader's. */
public enum WholeReason {
    /** There were no tables yet. */
    FIRST,
    /** Each pull of the source is the whole of it. */
    SNAPSHOT,
    /** The source file, the standard pack or the program that makes the tables is another. */
    RECIPE,
    /** The source has other columns, or another key tells its rows apart. */
    COLUMNS,
    /** A code or a division came into force or ended since. */
    IN_FORCE,
    /** Batches that the tables were made from are gone, or the newest landed before the newest then. */
    LANDING,
    /** The raw snapshot that the tables were made from has expired, or the raw table was replaced. */
    RAW,
    /** Counts, quarantine or index of keys of the last run are gone. */
    LOST,
    /** So many rows changed that making the whole is less work. */
    MANY;

    /** @return for example {@code in-force} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
