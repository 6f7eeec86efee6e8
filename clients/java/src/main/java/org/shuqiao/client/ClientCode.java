package org.shuqiao.client;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of programs that use the platform. */
public enum ClientCode implements ErrorCode {
    UNREACHABLE("SQ-CLI-0042", ErrorKind.UNAVAILABLE,
            "平台 {0} 没有回答。", "The platform at {0} does not answer.",
            "请检查地址、网络和证书。", "Check the address, the network and the certificate."),
    STRANGE_ANSWER("SQ-CLI-0043", ErrorKind.INVALID,
            "平台的回答（状态 {0}）不是本客户端认识的。", "The platform''s answer (status {0}) is not one that this client knows.",
            "请检查地址是否为平台、版本是否相符。", "Check that the address is a platform''s and its version the right one."),
    RECEIPT_INVALID("SQ-CLI-0044", ErrorKind.INVALID,
            "随回答收到的回执核验不通过：{0}。", "The receipt that came with the answer does not verify: {0}.",
            "请勿使用这份数据；把回执交给审计员。", "Do not use the data; give the receipt to an auditor."),
    ANSWER_UNPROVEN("SQ-CLI-0045", ErrorKind.INVALID,
            "收到的内容与回执不符：{0}。", "What arrived is not what the receipt says: {0}.",
            "请勿使用这份数据；把回执交给审计员。", "Do not use the data; give the receipt to an auditor.");

    private final ErrorKind kind;
    private final ErrorText text;

    ClientCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
