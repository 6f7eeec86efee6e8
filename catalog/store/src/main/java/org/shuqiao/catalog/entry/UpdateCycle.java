package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Update cycle 更新周期 promised by the provider. */
public enum UpdateCycle implements Labelled {
    REAL_TIME("real-time", "实时", "real-time"),
    DAILY("daily", "每日", "daily"),
    WEEKLY("weekly", "每周", "weekly"),
    MONTHLY("monthly", "每月", "monthly"),
    QUARTERLY("quarterly", "每季度", "quarterly"),
    YEARLY("yearly", "每年", "yearly");

    private final String code;
    private final String zh;
    private final String en;

    UpdateCycle(String code, String zh, String en) {
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
