package org.shuqiao.exchange.platform.packs;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of installing and removing standard packs. */
public enum PackCode implements ErrorCode {
    UNSIGNED("SQ-EXC-0420", ErrorKind.REFUSED,
            "标准包 {0} 没有签名，未安装。", "The standard pack {0} is not signed and was not installed.",
            "请提供方用 ./shuqiao packs sign 签名；本市自己的包可加 --unsigned。",
            "Have its owner sign it with ./shuqiao packs sign; a pack of your own is installed with --unsigned."),
    FORGED("SQ-EXC-0421", ErrorKind.REFUSED,
            "标准包 {0} 的签名与内容不符，未安装。",
            "The signature of the standard pack {0} does not fit its content; it was not installed.",
            "不要使用；请向提供方重新索取。", "Do not use it; ask its owner for it again."),
    NOT_TRUSTED("SQ-EXC-0422", ErrorKind.REFUSED,
            "标准包 {0} 由 {1} 签名，不在可信密钥之列，未安装。",
            "The standard pack {0} is signed by {1}, which is not among the trusted keys; it was not installed.",
            "核实后把提供方的公钥写入 {2}，每行一个。",
            "Once you have made sure of it, write its owner''s public key into {2}, one a line."),
    IN_USE("SQ-EXC-0423", ErrorKind.CONFLICT,
            "标准包 {0} 还在使用：{1}。", "The standard pack {0} is in use: {1}.",
            "请先改用其他版本。", "Let them use another version first."),
    OTHER_CONTENT("SQ-EXC-0424", ErrorKind.CONFLICT,
            "标准包 {0} 已安装，内容不同。", "The standard pack {0} is installed with another content.",
            "请给新内容换一个版本号。", "Give the new content another version.");

    private final ErrorKind kind;
    private final ErrorText text;

    PackCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
