package org.shuqiao.exchange.domain.person;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of a person's access log. Those of uses whose persons are not told stand in the log itself. */
public enum PersonCode implements ErrorCode {
    NUMBER_INVALID("SQ-PER-0001", ErrorKind.INVALID,
            "公民身份号码不正确。", "The citizen number is not a right one.",
            "请核对号码，18 位或 15 位。", "Check it: 18 characters, or 15 of the old form."),
    REASON_UNKNOWN("SQ-PER-0002", ErrorKind.INVALID,
            "没有查阅事由 {0}。", "There is no reason {0}.",
            "可用：own-request、representative、relative、complaint、incident、court。",
            "One of own-request, representative, relative, complaint, incident, court."),
    MANY("SQ-PER-0003", ErrorKind.REFUSED,
            "该次使用涉及的人过多，未逐人登记，可能包括本人。",
            "This use read the rows of so many persons that they are not listed one by one; this person may be among "
                    + "them.",
            "请向使用部门了解该次使用的范围。", "Ask the department that used it what it read."),
    CELLS("SQ-PER-0004", ErrorKind.REFUSED,
            "该次使用只读取了汇总发布，其中不能辨认任何个人。",
            "This use read only cells of aggregates, in which nobody can be told from another.",
            "无需处理。", "Nothing is to be done."),
    NOT_TOLD("SQ-PER-0005", ErrorKind.REFUSED,
            "该次使用的数据不含可读取的公民身份号码，无法按人登记，可能包括本人。",
            "The rows of this use say no citizen number that could be read, so that it is not told whose they are; "
                    + "this person may be among them.",
            "请向使用部门了解该次使用的范围。", "Ask the department that used it what it read."),
    BEFORE_THE_INDEX("SQ-PER-0006", ErrorKind.UNKNOWN,
            "{0} 没有逐人登记：那时尚未启用，或当月没有使用。",
            "Of {0} there is no list by person: it had not begun, or nothing was used.",
            "请按授权和回执查阅。", "Look at the grants and receipts of that time.");

    private final ErrorKind kind;
    private final ErrorText text;

    PersonCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
