package org.shuqiao.exchange.domain.account;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the keys with which persons approve and ask. */
public enum PersonKeyCode implements ErrorCode {
    OWN_KEY_NEEDED("SQ-EXC-0140", ErrorKind.REFUSED,
            "账号 {0} 已登记通行密钥，须用本人密钥签批，仅登录不够。",
            "The account {0} has a passkey: this is approved with it, a log-in is not enough.",
            "请在门户中用通行密钥签批，或用本部门已签发证书的密钥文件签批（--approve-with）。",
            "Approve it in the portal with the passkey, or with a key file that your department certified "
                    + "(--approve-with)."),
    CERTIFICATE_LONG("SQ-EXC-0141", ErrorKind.INVALID,
            "密钥证书的有效期须为 1 至 {0} 天。", "A key is certified for 1 to {0} days.",
            "请缩短有效期，到期再签发。", "Choose fewer days and certify it again when they are over."),
    HOLDER_UNKNOWN("SQ-EXC-0142", ErrorKind.INVALID,
            "本部门没有在用账号 {0}。", "Your department has no active account {0}.",
            "请核对持有人的登录名。", "Check the login of the key''s holder."),
    CERTIFICATE_FOREIGN("SQ-EXC-0143", ErrorKind.REFUSED,
            "证书与部门 {0} 已签批的内容不符。", "The certificate is none that an officer of {0} approved.",
            "请用 ./shuqiao keys certify 重新签发。", "Certify the key anew with ./shuqiao keys certify."),
    KEY_NAME_FOREIGN("SQ-EXC-0144", ErrorKind.INVALID,
            "个人密钥的名称须以“{0}”开头。", "The name of a person''s key begins with {0}.",
            "请用 node people new-key --name 重新生成密钥。", "Make the key again with node people new-key --name."),
    KEY_REVOKED("SQ-EXC-0300", ErrorKind.REFUSED,
            "个人密钥 {0} 已被所在部门撤销。", "The person''s key {0} was revoked by its department.",
            "请用 node people new-key 生成新密钥，再由专责人员签发证书（keys certify）。",
            "Make a new key with node people new-key and have it certified (keys certify)."),
    KEY_NOT_CERTIFIED("SQ-EXC-0301", ErrorKind.UNKNOWN,
            "部门 {0} 没有签发过该个人密钥的证书。", "The department {0} has certified no such person''s key.",
            "请用 ./shuqiao keys certificates 查看。", "See ./shuqiao keys certificates.");

    private final ErrorKind kind;
    private final ErrorText text;

    PersonKeyCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
