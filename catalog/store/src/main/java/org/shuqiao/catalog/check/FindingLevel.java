package org.shuqiao.catalog.check;

/** How much a finding weighs. */
public enum FindingLevel {
    /** The draft cannot go on with it. */
    ERROR,
    /** The draft may go on; officer and reviewer see it. */
    WARNING
}
