package org.shuqiao.exchange.domain.retention;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of period keys and of what is erased with them. */
public enum RetentionCode implements ErrorCode {
    KEY_MISSING("SQ-RET-0001", ErrorKind.UNAVAILABLE,
            "{0} 的期间密钥不在，或不是原来那一把。", "The key of the period {0} is missing, or another one.",
            "请从备份恢复 var/keys/periods；密钥未按程序销毁前，不得另建。",
            "Restore var/keys/periods from a back-up: no other key is made in its place before it was erased by rule."),
    PERIOD_ERASED("SQ-RET-0002", ErrorKind.REFUSED,
            "{0} 的期间密钥已按保存期限销毁，所涉内容无法再打开；回执仍可验证。",
            "The key of the period {0} was erased when its time of retention was over. What it opened can be opened no "
                    + "more; receipts still verify.",
            "无需处理。", "Nothing is to be done."),
    PERIOD_UNKNOWN("SQ-RET-0003", ErrorKind.UNKNOWN,
            "没有期间 {0}。", "There is no period {0}.",
            "请用 ./shuqiao retention list 查看。", "See ./shuqiao retention list."),
    TOO_EARLY("SQ-RET-0004", ErrorKind.REFUSED,
            "{0} 的保存期限到 {1} 为止，此前不得销毁。", "The period {0} is kept until {1} and cannot be erased before.",
            "请到期后再办理。", "Do it then."),
    SALT_UNKNOWN("SQ-RET-0005", ErrorKind.UNKNOWN,
            "没有留存记录 {0} 的盐值。", "No salt of the record {0} was kept.",
            "请使用回执交付时一并给出的盐值。", "Use the one that came with the receipt.");

    private final ErrorKind kind;
    private final ErrorText text;

    RetentionCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
