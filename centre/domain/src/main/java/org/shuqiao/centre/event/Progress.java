package org.shuqiao.centre.event;

import java.util.Collection;
import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** State of a matter, as far as its source says: open, over, unknown. */
public enum Progress implements Labelled {
    OPEN("未办结", "open"),
    OVER("已办结", "over"),
    UNKNOWN("来源未说明", "not told");

    private final String zh;
    private final String en;

    Progress(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** @return of an event: open as long as one report is, over where one that tells is and none is open */
    static Progress of(Collection<Progress> reports) {
        if (reports.contains(OPEN)) {
            return OPEN;
        }
        return reports.contains(OVER) ? OVER : UNKNOWN;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
