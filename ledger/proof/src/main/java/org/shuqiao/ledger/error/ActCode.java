package org.shuqiao.ledger.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of signed acts, of the history of keys, and of what a record proves by them. */
public enum ActCode implements ErrorCode {
    SIGNER_UNKNOWN("SQ-LED-0080", ErrorKind.INVALID,
            "签名密钥不属于部门 {0}。", "The signing key is none of department {0}''s.",
            "请向该部门核实其公钥，并确认公钥文件属于该平台。", "Ask the department for its keys and make sure that the public keys are this "
                    + "platform''s."),
    SIGNER_NOT_THEN("SQ-LED-0081", ErrorKind.INVALID,
            "部门 {0} 的该密钥在签名时间不在有效期内。", "The key of department {0} does not count at the time of the signature.",
            "请由该部门用当前密钥重新签名。", "Let the department sign again with its present key."),
    SIGNER_REVOKED("SQ-LED-0082", ErrorKind.INVALID,
            "部门 {0} 的该密钥在签名时间已吊销。", "The key of department {0} was revoked by the time of the signature.",
            "不要信任该文件；请由该部门用新密钥重新签名。", "Do not trust it; let the department sign again with a new key."),
    ACT_SIGNATURE("SQ-LED-0083", ErrorKind.INVALID,
            "文件 {0} 上部门 {1} 的签名不对：内容、签批或签名被改动。", "The signature of department {1} on {0} is wrong: act, approval or "
                    + "signature was changed.",
            "不要信任该文件，请报告审计员。", "Do not trust it; tell the auditor."),
    ACT_APPROVAL("SQ-LED-0084", ErrorKind.INVALID,
            "文件 {0} 没有有效的个人签批（{1}）。", "No person''s approval of {0} holds ({1}).",
            "部门前置机签署的文件须有个人密钥或通行密钥的签批。", "What a department''s node signs needs a person''s key file or passkey."),
    ACT_FIELD("SQ-LED-0085", ErrorKind.INVALID,
            "签署文件的字段 {0} 不符合格式。", "Field {0} of the act is not in its form.",
            "按交换记录格式说明填写该字段。", "Fill the field as the exchange record format says."),
    KEY_SUCCESSION("SQ-LED-0086", ErrorKind.INVALID,
            "部门 {0} 的密钥历史不连续：新密钥没有旧密钥的签名。", "The keys of department {0} do not follow each other: a new key lacks the "
                    + "signature of an old one.",
            "请由该部门用旧密钥为新密钥签名；旧密钥已失密的，先吊销。",
                    "Let the department sign the new key with the old one; revoke an old one that "
                    + "was stolen."),
    ATTEMPT_SIGNATURE("SQ-LED-0087", ErrorKind.INVALID,
            "记录中使用方 {0} 的签名不对，或其密钥保管方式与所写不符。",
                    "The signature of the consumer {0} in the record is wrong, or its key is "
                    + "not held as it says.",
            "该记录不能证明使用方提出过此请求，请报告审计员。", "The record does not prove that the consumer asked; tell the auditor."),
    GRANT_POLICY("SQ-LED-0088", ErrorKind.INVALID,
            "记录引用的策略不是提供方为授权 {0} 签署的策略。",
                    "The policy that the record cites is none that the provider signed for grant {0}.",
            "实际执行的策略与签署的不同，请立即报告审计员。", "What was enforced is not what was signed: tell the auditor at once."),
    GRANT_EXCEEDED("SQ-LED-0089", ErrorKind.INVALID,
            "记录的使用超出授权 {0} 的范围、用途、期限，或发生在撤销之后。",
                    "The use is outside the scope, purpose or period of grant {0}, or after "
                    + "its revocation.",
            "请立即报告审计员。", "Tell the auditor at once."),
    ACT_LINK("SQ-LED-0090", ErrorKind.INVALID,
            "{0} 引用的前一文件不是它应当依据的那一份。", "What {0} cites is not the act that it has to follow from.",
            "签署链断开，请报告审计员。", "The chain of acts is broken; tell the auditor."),
    ACT_CONTRADICTION("SQ-LED-0093", ErrorKind.INVALID,
            "部门的签署文件互相矛盾：{0}。", "A department''s acts contradict each other: {0}.",
            "有文件被替换或删除，请立即报告审计员。", "One was exchanged or removed: tell the auditor at once.");

    private final ErrorKind kind;
    private final ErrorText text;

    ActCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
