package org.shuqiao.exchange.domain.form;

import org.shuqiao.base.label.Labelled;

/** Verdict of the data authority on a form that asks for what is shared. */
public enum FormVerdict implements Labelled {
    ALLOW("allow", "准予填报", "may ask for it"),
    REFUSE("refuse", "不准填报", "may not ask for it");

    private final String code;
    private final String zh;
    private final String en;

    FormVerdict(String code, String zh, String en) {
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
