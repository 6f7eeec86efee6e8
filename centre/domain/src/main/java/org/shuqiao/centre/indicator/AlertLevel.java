package org.shuqiao.centre.indicator;

import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** Level of an alert, the mildest first. */
public enum AlertLevel implements Labelled {
    BLUE("蓝色", "blue"),
    YELLOW("黄色", "yellow"),
    ORANGE("橙色", "orange"),
    RED("红色", "red");

    private final String zh;
    private final String en;

    AlertLevel(String zh, String en) {
        this.zh = zh;
        this.en = en;
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
