package org.shuqiao.exchange.domain.dispute;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of disputes. */
public enum DisputeCode implements ErrorCode {
    ENTRY_WITHDRAWN("SQ-EXC-0173", ErrorKind.REFUSED,
            "资源 {0} 的目录已经撤销，不能再要求提供。", "The entry {0} was withdrawn: nothing can be provided under it.",
            "请在供需对接中提出数据需求，由承接部门答复。", "State a demand on the board of supply and demand."),
    DISPUTE_UNKNOWN("SQ-EXC-0174", ErrorKind.UNKNOWN,
            "没有争议 {0}。", "There is no dispute {0}.",
            "请核对编号。", "Check its number."),
    DISPUTE_STATE("SQ-EXC-0175", ErrorKind.CONFLICT,
            "争议 {0} 处于“{1}”，此时不能这样办理。", "The dispute {0} is “{2}”; that cannot be done now.",
            "请刷新页面，查看争议进行到哪一步。", "Load the page again and see where the dispute stands."),
    DISPUTE_OPEN("SQ-EXC-0176", ErrorKind.CONFLICT,
            "申请 {0} 已有未办结的争议 {1}。", "The dispute {1} about the request {0} is open.",
            "请在该争议中办理。", "Go on with that one."),
    NOTHING_DISPUTED("SQ-EXC-0177", ErrorKind.REFUSED,
            "申请 {0} 尚未答复，也未逾期，没有可争议的事项。",
            "The request {0} is neither answered nor overdue: there is nothing to dispute yet.",
            "请等待答复，或在逾期后再提出。", "Wait for the answer, or until it is overdue."),
    REFERENCE_MISSING("SQ-EXC-0178", ErrorKind.INVALID,
            "裁定须写明本级政府文件的文号。", "A decision needs the number of the government''s document.",
            "请填写文号。", "Give the number.");

    private final ErrorKind kind;
    private final ErrorText text;

    DisputeCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
