package org.shuqiao.catalog.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Quality dimensions of GB/T 36344-2018. */
public enum Dimension implements Labelled {
    CONFORMITY("conformity", "规范性", "conformity"),
    COMPLETENESS("completeness", "完整性", "completeness"),
    ACCURACY("accuracy", "准确性", "accuracy"),
    CONSISTENCY("consistency", "一致性", "consistency"),
    TIMELINESS("timeliness", "时效性", "timeliness"),
    ACCESSIBILITY("accessibility", "可访问性", "accessibility");

    private final String code;
    private final String zh;
    private final String en;

    Dimension(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
    @JsonValue
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
