package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Data types of information items and of the lake's standard tables. */
public enum ItemType implements Labelled {
    TEXT("text", "字符型", "text"),
    INTEGER("integer", "整型", "integer"),
    DECIMAL("decimal", "数值型", "decimal"),
    DOUBLE("double", "双精度型", "double"),
    DATE("date", "日期型", "date"),
    TIMESTAMP("timestamp", "日期时间型", "timestamp"),
    BOOLEAN("boolean", "逻辑型", "boolean");

    private final String code;
    private final String zh;
    private final String en;

    ItemType(String code, String zh, String en) {
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
