package org.shuqiao.exchange.domain.subscription;

import org.shuqiao.base.label.Labelled;

/** State of a subscription. */
public enum SubscriptionState implements Labelled {
    ACTIVE("active", "有效", "active"),
    PAUSED("paused", "已暂停", "paused"),
    ENDED("ended", "已结束", "ended");

    private final String code;
    private final String zh;
    private final String en;

    SubscriptionState(String code, String zh, String en) {
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
