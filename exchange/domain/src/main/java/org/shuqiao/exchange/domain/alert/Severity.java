package org.shuqiao.exchange.domain.alert;

import org.shuqiao.base.label.Labelled;

/** Weight of an alert. */
public enum Severity implements Labelled {
    NOTICE("notice", "提示", "notice"),
    WARNING("warning", "警告", "warning"),
    SERIOUS("serious", "严重", "serious");

    private final String code;
    private final String zh;
    private final String en;

    Severity(String code, String zh, String en) {
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
