package org.shuqiao.exchange.domain.operator;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of operators: what stands against their use of data, and what is wrong with an admission. */
public enum OperatorCode implements ErrorCode {
    NOT_ADMITTED("SQ-OPR-0001", ErrorKind.REFUSED,
            "运营方 {0} 未经准入。", "The operator {0} is not admitted.",
            "请数据主管部门办理准入审批。", "Let the authority admit it."),
    EXPIRED("SQ-OPR-0002", ErrorKind.REFUSED,
            "运营方 {0} 的准入 {1} 已于 {2} 到期。", "The admission {1} of the operator {0} ended on {2}.",
            "请数据主管部门重新办理准入。", "Let the authority admit it again."),
    ENDED("SQ-OPR-0003", ErrorKind.REFUSED,
            "运营方 {0} 的准入 {1} 已于 {2} 终止。", "The admission {1} of the operator {0} was ended on {2}.",
            "请与数据主管部门联系。", "Ask the authority."),
    NO_SECURITY_OFFICER("SQ-OPR-0004", ErrorKind.REFUSED,
            "运营方 {0} 没有在岗的数据安全专员。", "The operator {0} has no data security officer on duty.",
            "请启用专员账号，或以另一位专员重新办理准入。",
            "Enable the officer''s account, or admit the operator with another officer."),
    OUT_OF_SCOPE("SQ-OPR-0005", ErrorKind.REFUSED,
            "资源 {1} 的此项用途不在运营方 {0} 的准入范围内。",
            "The resource {1} and this purpose are outside of what the operator {0} is admitted for.",
            "请按准入范围使用，或重新办理准入。", "Keep to the admission, or have it approved anew."),
    NO_EXPORT("SQ-OPR-0006", ErrorKind.REFUSED,
            "运营方 {0} 未获准导出数据。", "The operator {0} may not export data.",
            "请在线查询；确需导出的，重新办理准入。", "Query it here, or have the export approved."),
    BULK("SQ-OPR-0007", ErrorKind.REFUSED,
            "运营方 {0} 当日取数将超过准入的 {1} 行。",
            "The operator {0} would have more than the {1} rows a day that it is admitted for.",
            "请次日再取，或重新办理准入。", "Go on tomorrow, or have a larger number approved."),
    ONWARD("SQ-OPR-0008", ErrorKind.FORBIDDEN,
            "运营方 {0} 不得作为提供方转供数据。", "The operator {0} may not pass data on: it is no provider.",
            "请由数源部门发布和授权。", "Let the department whose data it is publish and grant it."),
    NO_OPERATOR("SQ-OPR-0009", ErrorKind.INVALID,
            "部门 {0} 不是运营方。", "The department {0} is no operator.",
            "请在部门名录中将其登记为运营方（operator: true）。", "Register it with operator: true among the departments."),
    ADMISSION_INVALID("SQ-OPR-0010", ErrorKind.INVALID,
            "准入的 {0} 无效：应为 {1}。", "The admission''s {0} has to be {1}.",
            "请更正后重新提出。", "Correct it and propose it again."),
    ADMISSION_UNKNOWN("SQ-OPR-0011", ErrorKind.UNKNOWN,
            "没有有效的准入 {0}。", "There is no admission {0} in force.",
            "请用 ./shuqiao operators list 核对编号。", "Check its number with ./shuqiao operators list.");

    private final ErrorKind kind;
    private final ErrorText text;

    OperatorCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
