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
            "请使用回执交付时一并给出的盐值。", "Use the one that came with the receipt."),
    DATA_UNKNOWN("SQ-RET-0006", ErrorKind.UNKNOWN,
            "没有可删除的数据种类 {0}。", "There is no kind of data {0} that is erased.",
            "请用 ./shuqiao retention data 查看。", "See ./shuqiao retention data."),
    DATA_TOO_EARLY("SQ-RET-0007", ErrorKind.REFUSED,
            "{0} 自 {1} 起的内容须保留，此前不得删除。", "Of {0}, what came on {1} or later is kept.",
            "请改用该日或更早的日期。", "Name that day or an earlier one."),
    NOTHING_TO_ERASE("SQ-RET-0008", ErrorKind.REFUSED,
            "{0} 在 {1} 之前没有可删除的内容：仍在使用，或尚无覆盖该日的已签名审计报告。",
            "Of {0} nothing from before {1} may be erased: it is in use, or no signed audit report covers its day.",
            "请用 ./shuqiao retention data 查看，必要时先运行 ./shuqiao audit。",
            "See ./shuqiao retention data, and run ./shuqiao audit first where a report is missing.");

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
