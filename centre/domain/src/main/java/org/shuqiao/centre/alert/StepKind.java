package org.shuqiao.centre.alert;

import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** Kind of a step in an alert's course. */
public enum StepKind implements Labelled {
    OPENED("发布", "opened"),
    UPGRADED("升级", "upgraded"),
    DOWNGRADED("降级", "downgraded"),
    CLOSED("解除", "closed");

    private final String zh;
    private final String en;

    StepKind(String zh, String en) {
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
