package org.shuqiao.exchange.domain.rule;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of a department's rule of signing and delegation. */
public enum RuleCode implements ErrorCode {
    RULE_FIELD("SQ-EXC-0304", ErrorKind.INVALID,
            "部门规则的“{0}”不成立：{1}。", "The rule''s {0} does not hold: {1}.",
            "级别取 {2}；可委托事项取 decision、grant；天数 1–60。",
            "Grades are {2}; what may be delegated is decision and grant; days are 1 to 60.");

    private final ErrorKind kind;
    private final ErrorText text;

    RuleCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
