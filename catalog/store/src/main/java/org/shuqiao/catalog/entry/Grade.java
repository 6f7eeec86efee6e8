package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Data grades of GB/T 43697-2024 in ascending order: general levels 1 to 4, important, core. */
public enum Grade implements Labelled {
    GENERAL_1("general-1", "一般数据1级", "general, level 1"),
    GENERAL_2("general-2", "一般数据2级", "general, level 2"),
    GENERAL_3("general-3", "一般数据3级", "general, level 3"),
    GENERAL_4("general-4", "一般数据4级", "general, level 4"),
    IMPORTANT("important", "重要数据", "important"),
    CORE("core", "核心数据", "core");

    private final String code;
    private final String zh;
    private final String en;

    Grade(String code, String zh, String en) {
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

    /** @return whether data of this grade needs less protection than {@code other} */
    public boolean below(Grade other) {
        return compareTo(other) < 0;
    }

    /** 就高从严: @return the higher of both */
    public static Grade highest(Grade one, Grade other) {
        return one.below(other) ? other : one;
    }
}
