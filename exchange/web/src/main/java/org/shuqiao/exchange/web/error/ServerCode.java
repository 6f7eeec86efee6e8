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
            "请检查所给的内容或网页地址后重试。", "Check what was given, or the address, and try again."),
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
    QUERY_STOPPED("SQ-SRV-0237", ErrorKind.TOO_SLOW,
            "查询已停止：{0}", "The query was stopped: {0}",
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
            "Take an access token, not an ID token, that the provider made for this platform."),
    HOST_UNKNOWN("SQ-SRV-0011", ErrorKind.MISDIRECTED,
            "请求所用的主机名不是本平台的。", "The request is for a host name that is not this server''s.",
            "请使用配置项 server.names 中的名称访问。", "Use a name that the setting server.names has."),
    OTHER_SITE("SQ-SRV-0012", ErrorKind.FORBIDDEN,
            "接口不接受其他网站的页面或普通表单发起的调用。",
            "The API takes no call that a page of another site, or a plain form, makes.",
            "程序调用请用 Content-Type: application/json（或加 X-Requested-With 头），且不带 Cookie。",
            "Programs send Content-Type: application/json, or an X-Requested-With header, and no cookies."),
    BODY_TOO_LARGE("SQ-SRV-0013", ErrorKind.TOO_LARGE,
            "请求内容超过 {0} KB。", "The request has more than {0} KB.",
            "请分批提交。", "Send it in parts."),
    BODY_SLOW("SQ-SRV-0014", ErrorKind.TOO_SLOW,
            "请求内容传输过慢，已停止接收。", "The request came too slowly and was not read to its end.",
            "请检查网络后重试。", "Check the network and try again."),
    BUSY("SQ-SRV-0015", ErrorKind.UNAVAILABLE,
            "服务正忙。", "The server is busy.",
            "请稍后重试。", "Try again later."),
    CERTIFICATE_UNKNOWN("SQ-SRV-0016", ErrorKind.UNAUTHENTICATED,
            "客户端证书的主体没有对应的账号。", "No account belongs to the subject of the client certificate.",
            "请管理员在配置项 server.tls.accounts 中登记。", "An administrator enters it under server.tls.accounts."),
    TLS_UNUSABLE("SQ-SRV-0017", ErrorKind.INVALID,
            "TLS 证书或密钥不可用：{0}。", "The TLS certificate or key cannot be used: {0}.",
            "请检查 server.tls 各项所指的文件。", "Check the files that the settings under server.tls name."),
    SESSION_UNKNOWN("SQ-SRV-0018", ErrorKind.UNKNOWN,
            "没有这个会话，或已结束。", "There is no such session, or it has ended.",
            "请刷新列表。", "Reload the list."),
    PASSKEY_REFUSED("SQ-SRV-0019", ErrorKind.UNAUTHENTICATED,
            "通行密钥没有通过核验。", "The passkey was not accepted.",
            "请用为本账号登记的设备重试；设备遗失请联系管理员。",
            "Try again with a device that this account registered; if it is lost, ask an administrator."),
    WRONG_METHOD("SQ-SRV-0232", ErrorKind.WRONG_METHOD,
            "这个接口不接受 {0} 方法。", "This call is not made by {0}.",
            "请使用 Allow 响应头所列的方法。", "Use a method that the header Allow of the answer lists."),
    NOT_OFFERED("SQ-SRV-0233", ErrorKind.NOT_OFFERED,
            "这个接口不以所要求的格式回答。", "This call is not answered in the form that is asked for.",
            "请在 Accept 请求头中使用 application/json；查询也可用 text/csv。",
            "Ask for application/json in the header Accept; a query is answered in text/csv too."),
    NOT_READ("SQ-SRV-0234", ErrorKind.NOT_READ,
            "这个接口不读取这种格式的内容。", "This call does not read content of that type.",
            "请在 Content-Type 请求头中使用接口说明所列的类型。",
            "Send a content type that the API description lists for the call."),
    CURSOR_UNREADABLE("SQ-SRV-0235", ErrorKind.MALFORMED,
            "分页游标不可用。", "The cursor of the page cannot be read.",
            "请原样使用上一页 Link 响应头给出的地址；或不带 cursor 从头开始。",
            "Use the address in the header Link of the page before as it is, or begin anew without a cursor."),
    PAGE_SIZE("SQ-SRV-0236", ErrorKind.MALFORMED,
            "每页条数 {0} 不在 1 到 {1} 之间。", "A page of {0} is not between 1 and {1}.",
            "请给出范围内的 limit。", "Give a limit within these bounds."),
    FORMAT_UNKNOWN("SQ-SRV-0243", ErrorKind.MALFORMED,
            "没有格式 {0}。", "There is no format {0}.",
            "可用的格式：{1}。", "Formats: {1}."),
    RUN_UNKNOWN("SQ-SRV-0244", ErrorKind.UNKNOWN,
            "该数据集没有批次运行 {0}。", "The dataset has no run {0}.",
            "不带 after 参数可从头读取。", "Leave out the parameter after to read from the first one on."),
    DATASET_NOT_OFFERED("SQ-SRV-0245", ErrorKind.UNKNOWN,
            "目录中没有提供数据集 {0}。", "The catalogue offers no dataset {0}.",
            "请先读取目录，使用其中的标识。", "Read the catalogue and take an identifier that it names."),
    METRICS_TOKEN("SQ-SRV-0280", ErrorKind.UNAUTHENTICATED,
            "没有出示读取指标的令牌。", "The metrics are read with a token, and none or another one was sent.",
            "请在 Authorization: Bearer 中发送 var/secrets/metrics-token 的内容。",
            "Send what is in var/secrets/metrics-token as Authorization: Bearer."),
    MESSAGE_UNUSABLE("SQ-SRV-0246", ErrorKind.MALFORMED,
            "不是可用的 {0}。", "It is no {0} that can be answered.",
            "请按数据空间协议 2025-1 发送，且不带筛选条件。",
            "Send it as the Dataspace Protocol 2025-1 has it, without a filter.");

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
