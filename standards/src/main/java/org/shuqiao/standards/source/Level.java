package org.shuqiao.standards.source;

import org.shuqiao.standards.document.Section;

/** Level of a rule: must quarantines the row, should flags the field and leaves it unknown. */
public enum Level {
    MUST,
    SHOULD;

    /** @return {@code must} or {@code should} */
    public String id() {
        return Section.written(this);
    }
}
