package org.shuqiao.exchange.domain.request;

import org.shuqiao.base.error.Language;

/** Action that moves a request from one state to another. */
public enum RequestAction {
    /** By the provider: what is missing is told, once. */
    RETURN("return", "退回补正", "returned"),
    /** By the requester: what was missing is there. */
    COMPLETE("complete", "补正", "completed"),
    AGREE("agree", "同意", "agreed"),
    AGREE_PARTLY("agree-partly", "部分同意", "partly agreed"),
    REFUSE("refuse", "拒绝", "refused"),
    /** By the provider: the agreed policy is signed. */
    GRANT("grant", "授权", "granted"),
    /** By the requester, before the grant. */
    WITHDRAW("withdraw", "撤回", "withdrawn");

    private final String id;
    private final String zh;
    private final String en;

    RequestAction(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    public String id() {
        return id;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
