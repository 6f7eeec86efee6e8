package org.shuqiao.standards.source;

import org.shuqiao.standards.document.Section;

/** Update cycle of a source (更新周期). */
public enum UpdateCycle {
    REAL_TIME,
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY;

    /** @return as files write it, for example {@code real-time} */
    public String id() {
        return Section.written(this);
    }
}
