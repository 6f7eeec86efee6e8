package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Openness of a resource to the public: 开放属性 of 政务信息资源目录编制指南. */
public enum OpenClass implements Labelled {
    UNCONDITIONAL("unconditional", "无条件开放", "open without condition"),
    CONDITIONAL("conditional", "有条件开放", "open under conditions"),
    NONE("none", "不予开放", "not open");

    private final String code;
    private final String zh;
    private final String en;

    OpenClass(String code, String zh, String en) {
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
