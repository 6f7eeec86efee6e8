package org.shuqiao.catalog.source;

import org.shuqiao.base.label.Labelled;

/** Verdict of the data authority on a claim to a datum that another department shares. */
public enum Verdict implements Labelled {
    BESIDE("beside", "准予并存", "may be shared beside the source"),
    SOURCE("source", "改由申请部门为数源", "the claimant becomes the source"),
    REFUSED("refused", "不予重复共享", "is not shared again");

    private final String code;
    private final String zh;
    private final String en;

    Verdict(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
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
