package org.shuqiao.catalog.basis;

import org.shuqiao.base.label.Labelled;

/** Rank of a legal text. */
public enum TextRank implements Labelled {
    LAW("law", "法律", "law"),
    REGULATION("regulation", "行政法规", "administrative regulation"),
    DECISION("decision", "国务院决定", "decision of the State Council"),
    RULE("rule", "部门规章", "departmental rule"),
    LOCAL_REGULATION("local-regulation", "地方性法规", "local regulation"),
    LOCAL_RULE("local-rule", "地方政府规章或规范性文件", "rule of a local government"),
    STANDARD("standard", "国家标准或编制指南", "national standard or guide");

    private final String code;
    private final String zh;
    private final String en;

    TextRank(String code, String zh, String en) {
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

    /** @return whether a city may add a text of it to the registry */
    public boolean ofCity() {
        return this == LOCAL_REGULATION || this == LOCAL_RULE;
    }

    /** @return whether it can be the basis of not sharing (政务数据共享条例: 法律、行政法规、国务院决定) */
    public boolean forbidsSharing() {
        return this == LAW || this == REGULATION || this == DECISION;
    }
}
