package org.shuqiao.exchange.platform.inbox.notice;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of notices of the inbox. */
public enum NoticeCode implements ErrorCode {
    NO_MAIL("SQ-EXC-0350", ErrorKind.REFUSED,
            "平台没有配置邮件服务器。", "The platform has no mail server.",
            "请由两名管理员设置 reach.mail。", "Two administrators set reach.mail."),
    ADDRESS_WRONG("SQ-EXC-0351", ErrorKind.INVALID,
            "不是可用的邮箱地址。", "This is no usable mail address.",
            "请填写本市登记的域名下的邮箱，例如 name@{0}。", "Give an address of a domain that the city entered, such as name@{0}."),
    TOO_OFTEN("SQ-EXC-0352", ErrorKind.EXHAUSTED,
            "24 小时内最多设置 {0} 次地址。", "An address is set at most {0} times in 24 hours.",
            "请明天再试，或核对已发出的确认邮件。", "Try again tomorrow, or look for the message that was sent."),
    PROOF_WRONG("SQ-EXC-0353", ErrorKind.INVALID,
            "确认链接无效或已过期。", "The link of the proof is not valid, or its time is over.",
            "请用收到邮件的账号登录后打开链接；24 小时后请重新设置地址。",
            "Open it signed in as the account that set the address; after 24 hours set the address again."),
    NO_CHANNEL("SQ-EXC-0354", ErrorKind.UNKNOWN,
            "没有设置这种通知。", "There is no such notice.",
            "请先在“收件箱 → 通知”中设置。", "Set it under Inbox, Notices first."),
    NOT_SENT("SQ-EXC-0355", ErrorKind.UNAVAILABLE,
            "邮件服务器没有收下邮件。", "The mail server did not take the message.",
            "平台会再试；仍不成功请检查 reach.mail 和邮件服务器。",
            "It is tried again; if that fails, look at reach.mail and the mail server."),
    MAIL_SETTING("SQ-EXC-0356", ErrorKind.INVALID,
            "配置项 reach.mail 不完整或不正确：{0}。", "The setting reach.mail is incomplete or wrong: {0}.",
            "需要 server（smtps://主机:465 或 smtp://主机:587）、from、portal（https://…）、domains；可选 user、secret。",
            "It takes server (smtps://host:465 or smtp://host:587), from, portal (https://…), domains; user and secret "
                    + "where the server asks for them.");

    private final ErrorKind kind;
    private final ErrorText text;

    NoticeCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
