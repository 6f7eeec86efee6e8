package org.shuqiao.catalog.source;

import org.shuqiao.base.label.Labelled;

/** Kind of thing that data are about: the subjects of the lake. */
public enum Subject implements Labelled {
    PERSON("person", "人", "persons"),
    ENTERPRISE("enterprise", "企", "enterprises");

    private final String code;
    private final String zh;
    private final String en;

    Subject(String code, String zh, String en) {
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
