package org.shuqiao.exchange.domain.alert;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of alerts. */
public enum AlertCode implements ErrorCode {
    UNKNOWN("SQ-ALT-0001", ErrorKind.UNKNOWN,
            "没有预警 {0}，或它不由您处置。", "There is no alert {0}, or it is not told to you.",
            "请从监测页的列表中选择。", "Choose one from the list on the monitoring page."),
    ACKNOWLEDGED("SQ-ALT-0002", ErrorKind.CONFLICT,
            "预警 {0} 已由 {1} 处置。", "The alert {0} was acknowledged by {1}.",
            "无需再次处置。", "Nothing more is to be done.");

    private final ErrorKind kind;
    private final ErrorText text;

    AlertCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
