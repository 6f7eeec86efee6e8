package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Mode of delivery of a shared resource. */
public enum ShareMode implements Labelled {
    TABLE("table", "库表", "table"),
    FILE("file", "文件", "file"),
    SERVICE("service", "接口", "service interface");

    private final String code;
    private final String zh;
    private final String en;

    ShareMode(String code, String zh, String en) {
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
