package org.shuqiao.exchange.platform.inbox;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the inbox. */
public enum InboxCode implements ErrorCode {
    ITEM_UNKNOWN("SQ-EXC-0316", ErrorKind.UNKNOWN,
            "收件箱里没有“{0}”。", "The inbox has no matter {0}.",
            "它可能已经办完；请刷新收件箱。", "It may be done: look at the inbox again.");

    private final ErrorKind kind;
    private final ErrorText text;

    InboxCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
