package org.shuqiao.pipelines.standard;

/** Part that a raw row has in a run. The number in the column is the position here; of two, the higher counts. */
enum RowPart {
    /** Read only to tell which version of another row is the newest. */
    SIBLING,
    /** Went into the tables before; its outcome may be another now. */
    TOUCHED,
    /** The same, because of the day and not because of its key. */
    DATED,
    /** Landed since the last run. */
    LANDED;

    /** Name of the column beside the raw ones. */
    static final String COLUMN = "_part";
}
