package org.shuqiao.exchange.domain.clock;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the legal clock's data, of extensions and of supervision. */
public enum ClockCode implements ErrorCode {
    SCHEDULES_CONTRADICT("SQ-EXC-0160", ErrorKind.CONFLICT,
            "{0} 与 {1} 都规定了 {2} 年的放假安排。", "{0} and {1} both announce the schedule of the year {2}.",
            "请在后发的通知中写明 replaces（所替代的文号）；只增加日期的，写明 supplement: true。",
            "Let the later one say which number it replaces, or supplement: true where it only adds days."),
    NOTICES_OVERLAP("SQ-EXC-0161", ErrorKind.CONFLICT,
            "{0} 与 {1} 对 {2} 都有规定。", "{0} and {1} both rule the day {2}.",
            "请对照两份原文更正日期，或在后发的通知中写明 replaces。",
            "Correct the dates by the two notices, or let the later one say which number it replaces."),
    PERIODS_CONTRADICT("SQ-EXC-0162", ErrorKind.CONFLICT,
            "{0} 与 {1} 对 {2} 规定了同一天（{3}）起施行的不同期限。",
            "{0} and {1} set different periods for {2} from the same day, {3}.",
            "请更正其中一份的施行日期或期限。", "Correct the day or the period of one of them."),
    REPLACES_UNKNOWN("SQ-EXC-0163", ErrorKind.INVALID,
            "{0} 所替代的 {1} 不在同一年度的通知中。", "{0} replaces {1}, which is no notice of the same year.",
            "请核对文号。", "Check the number."),
    RULE_RETROACTIVE("SQ-EXC-0164", ErrorKind.REFUSED,
            "期限规定自 {0} 起施行，早于今天。", "The period is to be in force from {0}, which is past.",
            "新的期限不溯及既往，请填写今天或以后的施行日期。", "A new period counts from today on at the earliest."),
    EXTENSION_LATE("SQ-EXC-0165", ErrorKind.CONFLICT,
            "申请 {0} 不能延期：期限已过、已经延期、正在补正，或不待答复。",
            "The reply to {0} cannot be put off: it is late, extended before, waits for completion, or is not owed.",
            "请直接答复。", "Reply to it."),
    EXTENSION_LONG("SQ-EXC-0166", ErrorKind.INVALID,
            "延期须为 1 到 {0} 个工作日（{1}）。", "An extension has 1 to {0} working days ({1}).",
            "请填写较短的延期。", "Give a shorter one."),
    SUPERVISION_UNKNOWN("SQ-EXC-0167", ErrorKind.UNKNOWN,
            "没有督办 {0}。", "There is no supervision notice {0}.",
            "请核对编号。", "Check its number."),
    SUPERVISION_STATE("SQ-EXC-0168", ErrorKind.CONFLICT,
            "督办 {0} 已经答复。", "The supervision notice {0} is answered.",
            "无需再次答复。", "Nothing more is to be done."),
    SUPERVISION_SUBJECT("SQ-EXC-0169", ErrorKind.REFUSED,
            "{0} 没有逾期的事项，或已有未答复的督办。", "Nothing of {0} is overdue, or a notice about it is open.",
            "请从督办页的逾期清单中选择。", "Choose one from the list of overdue matters."),
    DEMAND_UNKNOWN("SQ-EXC-0170", ErrorKind.UNKNOWN,
            "没有数据需求 {0}。", "There is no demand {0}.",
            "请核对编号。", "Check its number."),
    DEMAND_STATE("SQ-EXC-0171", ErrorKind.CONFLICT,
            "数据需求 {0} 已经答复。", "The demand {0} is answered.",
            "请查看答复；仍不满足的，请另提需求。", "Read the answer; state another demand where it does not help."),
    PROVIDER_GONE("SQ-EXC-0172", ErrorKind.REFUSED,
            "部门 {0} 已不在部门名录中。", "{0} is not among the departments any more.",
            "请向数据主管部门询问由谁承接其职责，再向承接部门的目录提出申请。",
            "Ask the data authority which department took its duties over, and request that department''s entry."),
    CLOCK_UNTOLD("SQ-EXC-0179", ErrorKind.CONFLICT,
            "申请 {0} 已签署的文件没有写明时限。", "The signed acts of the request {0} do not tell of its clock.",
            "申请尚待签署，或提出于签署文件写明时限之前；截止日期见申请页。",
            "It waits for its signature, or is older than acts that do; the request''s page shows when it is due.");

    private final ErrorKind kind;
    private final ErrorText text;

    ClockCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
