package org.shuqiao.exchange.domain.quarantine;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the rows in quarantine. */
public enum QuarantineCode implements ErrorCode {
    NEVER_STANDARDIZED("SQ-EXC-0250", ErrorKind.UNKNOWN,
            "数据集 {0} 还没有对标结果。", "The dataset {0} has no result of a run yet.",
            "请核对数据集编号（./shuqiao datasets），或先归集、对标。",
            "Look at its id (./shuqiao datasets), or collect and standardize it first."),
    RULE_NOT_BROKEN("SQ-EXC-0251", ErrorKind.UNKNOWN,
            "数据集 {0} 的问题数据里没有违反规则 {1} 的这些行。",
            "The dataset {0} has no such row in quarantine under the rule {1}.",
            "请从问题数据页的列表中选择规则、列和行。", "Choose rule, column and row from the list of the quarantine."),
    VERDICT_UNKNOWN("SQ-EXC-0252", ErrorKind.INVALID,
            "“{0}”不是问题数据的处理结论。", "“{0}” is no finding about a row in quarantine.",
            "请填 corrected（已在源头更正）或 wrong-rule（规则有误）。",
            "Give corrected (at the source) or wrong-rule."),
    NOTHING_TO_REPLAY("SQ-EXC-0253", ErrorKind.CONFLICT,
            "数据集 {0} 没有问题数据，无需重跑。", "The dataset {0} has no row in quarantine; there is nothing to replay.",
            "无需处理。", "Nothing has to be done."),
    RANGE_INVALID("SQ-EXC-0254", ErrorKind.INVALID,
            "行的范围无效：从 {0} 起 {1} 行。", "The range of rows is not one: {1} from {0}.",
            "起始行不小于 0，一次 1 至 500 行。", "Begin at 0 or later and ask for 1 to 500 rows at a time.");

    private final ErrorKind kind;
    private final ErrorText text;

    QuarantineCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
