package org.shuqiao.centre.responsibility;

import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** Measure of a time limit. */
public enum Measure implements Labelled {
    /** Hours of work of working days. */
    WORK_HOURS("工作小时", "work hours"),
    WORKING_DAYS("工作日", "working days"),
    CLOCK_HOURS("小时", "hours");

    private final String zh;
    private final String en;

    Measure(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
