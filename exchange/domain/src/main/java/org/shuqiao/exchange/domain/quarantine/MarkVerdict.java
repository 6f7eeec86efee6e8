package org.shuqiao.exchange.domain.quarantine;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;

/** Finding of a department about what it has in quarantine. */
public enum MarkVerdict implements Labelled {
    /** The source holds the right value now; the next batch brings it. */
    CORRECTED("corrected", "已在源头更正", "corrected at the source"),
    /** The value is right and the rule is not: pack or mapping have to change. */
    WRONG_RULE("wrong-rule", "规则有误", "wrong rule");

    private final String code;
    private final String zh;
    private final String en;

    MarkVerdict(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    static MarkVerdict of(String code) {
        return Labelled.find(MarkVerdict.class, code)
                .orElseThrow(() -> new CodedException(QuarantineCode.VERDICT_UNKNOWN, code));
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
