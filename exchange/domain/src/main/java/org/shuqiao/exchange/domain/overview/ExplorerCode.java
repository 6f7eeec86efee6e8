package org.shuqiao.exchange.domain.overview;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the ledger explorer. */
public enum ExplorerCode implements ErrorCode {
    ACCOUNT_TOO_BUSY("SQ-EXC-0375", ErrorKind.INVALID,
            "账号 {0} 的记录超过 {1} 条，不能按人筛选。", "The account {0} has over {1} records: too many to filter by person.",
            "请改用部门、日期、授权等条件。", "Filter by department, days or grant instead.");

    private final ErrorKind kind;
    private final ErrorText text;

    ExplorerCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
