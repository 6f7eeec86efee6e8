package org.shuqiao.centre.reckoning;

import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** State of a figure. */
public enum FigureState implements Labelled {
    GOOD("正常", "good"),
    STALE("陈旧", "stale"),
    NONE("无值", "no value");

    private final String zh;
    private final String en;

    FigureState(String zh, String en) {
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
