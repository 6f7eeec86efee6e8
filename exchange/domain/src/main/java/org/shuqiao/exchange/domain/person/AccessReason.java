package org.shuqiao.exchange.domain.person;

import org.shuqiao.base.label.Labelled;

/** Reason for which a person's access log is looked up (《中华人民共和国个人信息保护法》). */
public enum AccessReason implements Labelled {
    OWN_REQUEST("own-request", "本人申请查阅、复制（个人信息保护法第四十五条第一款）",
            "the person asks to see and copy it (PIPL art. 45 para. 1)"),
    REPRESENTATIVE("representative", "监护人或受托人代为申请（个人信息保护法第三十一条、第五十条）",
            "a guardian or representative asks (PIPL art. 31 and 50)"),
    RELATIVE("relative", "死者近亲属查阅（个人信息保护法第四十九条）",
            "a near relative of a person who died (PIPL art. 49)"),
    COMPLAINT("complaint", "投诉、举报核查（个人信息保护法第六十五条）", "a complaint is looked into (PIPL art. 65)"),
    INCIDENT("incident", "泄露等事件处置（个人信息保护法第五十七条）", "a leak or the like is dealt with (PIPL art. 57)"),
    COURT("court", "司法机关依法调取", "a court or prosecutor asks by law");

    private final String code;
    private final String zh;
    private final String en;

    AccessReason(String code, String zh, String en) {
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
