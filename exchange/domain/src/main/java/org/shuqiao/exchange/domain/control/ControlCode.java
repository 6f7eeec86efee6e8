package org.shuqiao.exchange.domain.control;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of changes under dual control. */
public enum ControlCode implements ErrorCode {
    CHANGE_UNKNOWN("SQ-CTL-0001", ErrorKind.UNKNOWN,
            "没有变更 {0}。", "There is no change {0}.",
            "请核对变更编号。", "Check its number."),
    CHANGE_CLOSED("SQ-CTL-0002", ErrorKind.CONFLICT,
            "变更 {0} 已是“{1}”状态。", "The change {0} is {1} already.",
            "如仍需要，请重新提出。", "Propose it again if it is still needed."),
    SAME_PERSON("SQ-CTL-0003", ErrorKind.REFUSED,
            "变更 {0} 由同一人提出，不能由其本人批准。",
            "The same person proposed the change {0} and cannot approve it, with another account either.",
            "请另一位管理员批准。", "Let another person approve it."),
    CONCERNS_YOURSELF("SQ-CTL-0004", ErrorKind.REFUSED,
            "变更涉及本人账号，本人不得提出或批准。",
            "The change concerns yourself: you can neither propose nor approve it.",
            "请由其他两位有权人员办理。", "Let two others do it."),
    NOT_YOURS_TO_APPROVE("SQ-CTL-0005", ErrorKind.FORBIDDEN,
            "变更 {0} 应由{1}批准。", "The change {0} is approved by {1}.",
            "请由有权人员批准。", "Let one of them approve it."),
    DIGEST_STALE("SQ-CTL-0006", ErrorKind.CONFLICT,
            "所批准的摘要与变更 {0} 的内容不一致。",
            "The digest that was approved is not that of the change {0}.",
            "请重新查看变更内容后再批准。", "Look at the change again and approve what it says."),
    HALF_MISSING("SQ-CTL-0007", ErrorKind.INVALID,
            "初始密码由提出人和批准人各给出一半，每半至少 {0} 位。",
            "The initial password is given in two halves, one by each person, of {0} characters or more each.",
            "请给出本人的一半，并只告知账号持有人。", "Give your half, and tell it to the owner of the account alone."),
    LAST_ADMINISTRATOR("SQ-CTL-0008", ErrorKind.REFUSED,
            "{0} 是最后一位在用管理员。", "{0} is the last active administrator.",
            "请先增设另一位管理员。", "Add another administrator first."),
    NOTHING_CHANGED("SQ-CTL-0009", ErrorKind.CONFLICT,
            "{0} 与已批准的内容一致，无需变更。", "{0} says what is approved already: nothing changes.",
            "无需处理。", "Nothing is to be done."),
    ACCOUNT_UNKNOWN("SQ-CTL-0010", ErrorKind.UNKNOWN,
            "没有账号 {0}。", "There is no account {0}.",
            "请核对登录名。", "Check the login name.");

    private final ErrorKind kind;
    private final ErrorText text;

    ControlCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
