package org.shuqiao.catalog.check;

/** Severity of a finding. */
public enum FindingLevel {
    /** The draft cannot go on with it. */
    ERROR,
    /** The draft may go on; officer and reviewer see it. */
    WARNING
}
