package org.shuqiao.centre.division;

import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** Level of a division, the widest first. */
public enum DivisionLevel implements Labelled {
    CITY("市", "city"),
    DISTRICT("区县", "district"),
    STREET("街镇", "street"),
    COMMUNITY("社区", "community"),
    GRID("网格", "grid");

    private final String zh;
    private final String en;

    DivisionLevel(String zh, String en) {
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
