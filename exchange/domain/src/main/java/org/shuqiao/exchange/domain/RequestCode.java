package org.shuqiao.exchange.domain;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of what a request asks for: how, for how long, and whether it was asked before. */
public enum RequestCode implements ErrorCode {
    REQUEST_REPEATED("SQ-EXC-0131", ErrorKind.CONFLICT,
            "同一用途、同一资源的申请 {0} 已经提交（{1}）。",
            "The request {0} asks for the same resource and purpose already ({2}).",
            "请打开该申请；确需再次申请的，请确认后提交。", "Open that one; confirm if you do want another."),
    PERIOD_TOO_LONG("SQ-EXC-0132", ErrorKind.INVALID,
            "使用期限超过 {0} 年。", "The period is longer than {0} years.",
            "请填写较近的止日；到期可以续期。", "Give an earlier last day; it can be renewed."),
    START_TOO_FAR("SQ-EXC-0133", ErrorKind.INVALID,
            "起日距今超过 {0} 年。", "The first day is more than {0} year away from today.",
            "请填写今日前后一年以内的日期。", "Give a day within a year of today.");

    private final ErrorKind kind;
    private final ErrorText text;

    RequestCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
