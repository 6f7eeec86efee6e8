package org.shuqiao.catalog.search;

import org.shuqiao.base.label.Labelled;

/** Freshness of an entry's data as search narrows by it. */
public enum Punctuality implements Labelled {
    ON_TIME("on-time", "按期更新", "On time"),
    OVERDUE("overdue", "超期未更新", "Overdue"),
    /** The entry has no dataset, or no run brought data yet. */
    UNKNOWN("unknown", "无更新记录", "No update recorded");

    private final String code;
    private final String zh;
    private final String en;

    Punctuality(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String code() {
        return code;
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
