package org.shuqiao.exchange.domain.savedquery;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of saved queries. */
public enum SavedQueryCode implements ErrorCode {
    PERSONAL_LITERAL("SQ-EXC-0370", ErrorKind.INVALID,
            "{0}含有疑似个人号码（公民身份号码、电话或银行卡号），不能保存。",
            "{0} has what looks like a person''s number (citizen, telephone or bank card) and is not saved.",
            "请把该值写成参数，例如 :number，使用时再填写。",
            "Write a parameter in its place, such as :number; its value is given at each run."),
    SAVED_UNKNOWN("SQ-EXC-0371", ErrorKind.UNKNOWN,
            "没有保存的查询 {0}。", "There is no saved query {0}.",
            "请刷新页面；他人的查询只有共享后可见，只有保存者可以修改。",
            "Load the page again; those of others are seen once shared, and changed by their owner alone."),
    TOO_MANY("SQ-EXC-0372", ErrorKind.INVALID,
            "每个账号最多保存 {0} 条查询。", "An account saves {0} queries at most.",
            "请先删除不再使用的查询。", "Delete some that you do not use any more."),
    NAME_TAKEN("SQ-EXC-0373", ErrorKind.CONFLICT,
            "您已有名为“{0}”的查询。", "You have a query named {0} already.",
            "请换一个名称，或先删除原来的。", "Choose another name, or delete that one first.");

    private final ErrorKind kind;
    private final ErrorText text;

    SavedQueryCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
