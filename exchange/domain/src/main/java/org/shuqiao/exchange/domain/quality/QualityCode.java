package org.shuqiao.exchange.domain.quality;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of quality thresholds and reports. */
public enum QualityCode implements ErrorCode {
    GRADE_INVALID("SQ-EXC-0255", ErrorKind.INVALID,
            "质量门槛应为 1（劣）至 5（优），不是“{0}”。",
            "A threshold is a grade from 1 (failing) to 5 (excellent), not “{0}”.",
            "请填 1 至 5 的整数。", "Give a whole number from 1 to 5."),
    BELOW_CITYS("SQ-EXC-0256", ErrorKind.FORBIDDEN,
            "低于全市门槛（{0}）的门槛只能由数据主管部门设定。",
            "A threshold below the city''s ({0}) is set by the data authority alone.",
            "请设不低于全市门槛的等级，或请数据主管部门设定。", "Set the city''s grade or a higher one, or ask the authority."),
    MONTH_INVALID("SQ-EXC-0257", ErrorKind.INVALID,
            "“{0}”不是已结束的月份。", "“{0}” is no month that is over.",
            "请按 2026-10 的格式填写一个已结束的月份。", "Write a month that is over as 2026-10."),
    REPORT_UNKNOWN("SQ-EXC-0258", ErrorKind.UNKNOWN,
            "没有质量月报 {0}。", "There is no quality report {0}.",
            "请从质量月报的列表中选择。", "Choose one from the list of quality reports."),
    NOTHING_RAN("SQ-EXC-0259", ErrorKind.UNKNOWN,
            "到 {1} 月底，部门 {0} 没有对标过的数据集，没有月报。",
            "Until the end of {1} the department {0} had no standardized dataset; there is no report.",
            "请选择有对标结果的月份。", "Choose a month with results.");

    private final ErrorKind kind;
    private final ErrorText text;

    QualityCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
