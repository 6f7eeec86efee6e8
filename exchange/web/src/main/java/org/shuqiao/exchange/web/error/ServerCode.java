package org.shuqiao.exchange.web.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the server. */
public enum ServerCode implements ErrorCode {
    LOGIN_NEEDED("SQ-SRV-0001", ErrorKind.UNAUTHENTICATED,
            "需要登录。", "A login is needed.",
            "请用账号和口令登录；接口使用 HTTP Basic。", "Log in with account and password; the API takes HTTP Basic."),
    BAD_REQUEST("SQ-SRV-0002", ErrorKind.MALFORMED,
            "请求的内容不可用：{0}。", "The request cannot be used: {0}.",
            "请对照 /api 页面的接口说明。", "Compare it with the description under /api."),
    NOT_FOUND("SQ-SRV-0003", ErrorKind.UNKNOWN,
            "没有这个页面或接口。", "There is no such page or call.",
            "请从首页重新进入。", "Start again from the home page."),
    INSIDE("SQ-SRV-0004", ErrorKind.INTERNAL,
            "服务内部出错，编号 {0}。", "The server failed inside, incident {0}.",
            "请把编号告诉管理员；日志中以该编号记录了原因。",
            "Give the number to the administrator; the log holds the cause under it."),
    QUERY_REFUSED("SQ-SRV-0006", ErrorKind.REFUSED,
            "查询被拒绝：{0}", "The query was refused: {0}",
            "存证记录 {1}。", "Record {1}."),
    PORT_TAKEN("SQ-SRV-0005", ErrorKind.CONFLICT,
            "端口 {0} 已被占用。", "Port {0} is taken.",
            "请停掉占用者，或换一个端口（--port，配置项 server.port）。",
            "Stop who uses it or choose another one (--port, setting server.port)."),
    CLAIM_MISSING("SQ-SRV-0007", ErrorKind.UNAUTHENTICATED,
            "统一身份认证给出的信息中缺少 {0}，或其中没有本平台认识的值。",
            "What the identity provider says of you lacks {0}, or names nothing that this platform knows.",
            "请联系统一身份认证的管理员补充；对应关系见 docs/configuration.md 的 identity 各项。",
            "Ask the provider''s administrator; the settings under identity say which claims are read."),
    PROVIDER_FAILED("SQ-SRV-0008", ErrorKind.UNAVAILABLE,
            "统一身份认证没有完成登录。", "The identity provider did not complete the login.",
            "请稍后重试；急用时可用本地账号登录。", "Try again later; in a hurry a local account gets in."),
    TOKEN_OUT_OF_TIME("SQ-SRV-0009", ErrorKind.UNAUTHENTICATED,
            "令牌不在有效期内。", "The bearer token is out of its time.",
            "请向统一身份认证重新取得令牌。", "Get a new one from the identity provider."),
    TOKEN_REFUSED("SQ-SRV-0010", ErrorKind.UNAUTHENTICATED,
            "令牌不被接受：签名、签发者、类型或使用对象不符。",
            "The bearer token is not accepted: its signature, issuer, type or audience is not the right one.",
            "请使用统一身份认证为本平台签发的访问令牌（不是身份令牌）。",
            "Take an access token, not an ID token, that the provider made for this platform.");

    private final ErrorKind kind;
    private final ErrorText text;

    ServerCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
