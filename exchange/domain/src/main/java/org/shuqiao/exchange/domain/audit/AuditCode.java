package org.shuqiao.exchange.domain.audit;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of audits. */
public enum AuditCode implements ErrorCode {
    REPORT_UNKNOWN("SQ-AUD-0001", ErrorKind.UNKNOWN,
            "没有审计报告 {0}。", "There is no audit report {0}.",
            "请从审计页的列表中选择。", "Choose one from the list on the audit page."),
    PERIOD_INVALID("SQ-AUD-0002", ErrorKind.INVALID,
            "审计期间无效：起始日 {0} 晚于截止日 {1}。", "The period begins on {0} and ends before, on {1}.",
            "请更正起止日期。", "Correct the two days."),
    DAY_INVALID("SQ-AUD-0003", ErrorKind.INVALID,
            "“{0}”不是日期。", "“{0}” is not a day.",
            "请按 2026-11-29 的格式填写。", "Write it as 2026-11-29."),
    ACCESS_LOG_DOWN("SQ-AUD-0004", ErrorKind.UNAVAILABLE,
            "访问日志暂时无法写入，未受理任何查询。", "The access log cannot be written now; no query is taken.",
            "请联系平台管理员检查状态目录的磁盘空间。", "Ask the operator to look at the disk of the state folder.");

    private final ErrorKind kind;
    private final ErrorText text;

    AuditCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
