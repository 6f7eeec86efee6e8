package org.shuqiao.catalog.publish;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** State of an entry version in its life cycle. */
public enum EntryState implements Labelled {
    DRAFT("draft", "草稿", "draft"),
    SUBMITTED("submitted", "待审核", "submitted"),
    PUBLISHED("published", "已发布", "published"),
    SUPERSEDED("superseded", "已被新版取代", "superseded"),
    WITHDRAWN("withdrawn", "已撤销", "withdrawn"),
    DISCARDED("discarded", "已作废", "discarded");

    private final String code;
    private final String zh;
    private final String en;

    EntryState(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
    @JsonValue
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
