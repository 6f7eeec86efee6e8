package org.shuqiao.nifi.remote;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of a NiFi server, numbered among the errors of collection. */
public enum NifiCode implements ErrorCode {

    UNREACHABLE("0109", ErrorKind.UNAVAILABLE,
            "NiFi 服务器 {0} 没有应答。", "The NiFi server at {0} does not answer.",
            "请检查该服务器和 collect.nifi 设置；恢复后重新归集会从落地的批次继续。",
            "Check the server and the setting collect.nifi; collecting again goes on from what was landed."),
    LOGIN("0110", ErrorKind.UNAVAILABLE,
            "NiFi 服务器 {0} 拒绝了平台的登录。", "The NiFi server at {0} refused the platform''s login.",
            "请检查 collect.user 和 collect.secret。", "Check collect.user and collect.secret."),
    REFUSED("0111", ErrorKind.UNAVAILABLE,
            "NiFi 服务器 {0} 不接受请求（{1} {2}）。", "The NiFi server at {0} does not take a request ({1} {2}).",
            "请确认其版本为 2.3 及以上并装有本平台的 NAR；详情见 NiFi 的日志。",
            "See that it is version 2.3 or later and holds our NAR; NiFi''s own log has the details."),
    TRUST("0113", ErrorKind.INVALID,
            "collect.trust 指向的证书文件 {0} 不能读取。", "The file of authorities {0} that collect.trust names cannot be read.",
            "应为含有签发机构证书的 PEM 文件。", "It is a PEM file with the authority''s certificates."),
    UNTRUSTED("0114", ErrorKind.UNAVAILABLE,
            "NiFi 服务器 {0} 的证书不可信。", "The certificate of the NiFi server at {0} is not trusted.",
            "请让 collect.trust 指向签发该证书的机构证书（PEM），并确认证书写有该地址、尚未过期。",
            "Let collect.trust name the certificate of its authority (PEM); see that it is made out for this address "
                    + "and not out of date."),
    FORBIDDEN("0115", ErrorKind.UNAVAILABLE,
            "NiFi 服务器 {0} 不允许平台的用户做这件事（{1}）。",
            "The NiFi server at {0} does not allow this to the platform''s account ({1}).",
            "请在 NiFi 的访问策略中授予该用户 docs/operations.md 列出的权限。",
            "Give the account the rights that docs/operations.md lists, in NiFi''s access policies.");

    private final ErrorKind kind;
    private final ErrorText text;

    NifiCode(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText("SQ-COL-" + number, problemZh, problemEn, remedyZh, remedyEn);
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
