package org.shuqiao.standards.source;

import org.shuqiao.standards.document.Section;

/** What a finding does: a must-finding quarantines the row, a should-finding flags the field and leaves it unknown. */
public enum Level {
    MUST,
    SHOULD;

    /** @return {@code must} or {@code should} */
    public String id() {
        return Section.written(this);
    }
}
