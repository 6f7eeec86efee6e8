package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Sharing class of a resource by 政务数据共享条例 and 政务信息资源目录编制指南. */
public enum SharingClass implements Labelled {
    UNCONDITIONAL("unconditional", "无条件共享", "shared without condition"),
    CONDITIONAL("conditional", "有条件共享", "shared under conditions"),
    NONE("none", "不予共享", "not shared");

    private final String code;
    private final String zh;
    private final String en;

    SharingClass(String code, String zh, String en) {
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
