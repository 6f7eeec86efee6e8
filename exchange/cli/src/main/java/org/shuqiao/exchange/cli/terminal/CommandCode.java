package org.shuqiao.exchange.cli.terminal;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the command line itself. Codes 0001 to 0003 belong to the launcher. */
public enum CommandCode implements ErrorCode {
    NO_SERVER("SQ-CLI-0010", ErrorKind.UNAVAILABLE,
            "连不上服务 {0}。", "No server answers at {0}.",
            "请先运行 ./shuqiao serve，或用 --server 指定地址。", "Run ./shuqiao serve first, or name its address with --server."),
    NO_ACCOUNT("SQ-CLI-0011", ErrorKind.UNAUTHENTICATED,
            "没有说明以哪个账号执行。", "No account was named.",
            "用 --as 指定账号，口令放在环境变量 SHUQIAO_PASSWORD 中；统一身份认证的用户把访问令牌放在 SHUQIAO_TOKEN 中。",
            "Name one with --as and put its password into the environment variable SHUQIAO_PASSWORD, or an access "
                    + "token of the identity provider into SHUQIAO_TOKEN."),
    BAD_FILE("SQ-CLI-0012", ErrorKind.INVALID,
            "读不了文件 {0}。", "The file {0} cannot be read.",
            "请检查路径和权限。", "Check its path and permissions."),
    STRANGE_ANSWER("SQ-CLI-0013", ErrorKind.UNAVAILABLE,
            "服务的回答无法理解（HTTP {0}）。", "The server answered in an unknown way (HTTP {0}).",
            "请核对地址和版本；服务日志在 var/logs。", "Check the address and version; the server''s log is in var/logs."),
    INSIDE("SQ-CLI-0014", ErrorKind.INTERNAL,
            "命令内部出错（{0}），编号 {1}。", "The command failed inside ({0}), incident {1}.",
            "请把编号告诉管理员；{2} 中以该编号记录了出错的位置。",
            "Give the number to the administrator; {2} holds the place under it."),
    UNKNOWN_WORDS("SQ-CLI-0015", ErrorKind.MALFORMED,
            "{0} 不认识 {1}。", "{0} does not know {1}.",
            "{0} --help 列出它认识的。", "{0} --help lists what it knows."),
    WRONG_USAGE("SQ-CLI-0016", ErrorKind.MALFORMED,
            "命令写法不对：{0}。", "The command is written wrongly: {0}.",
            "{1} --help 说明怎样写。", "{1} --help tells how to write it."),
    NO_NEW_PASSWORD("SQ-CLI-0017", ErrorKind.INVALID,
            "没有给出新密码，或新账号初始密码中本人的一半。",
            "The new password, or your half of somebody''s initial password, is not given.",
            "请把它放在环境变量 NEW_PASSWORD 中。", "Put it into the environment variable NEW_PASSWORD."),
    NO_PASSWORD("SQ-CLI-0018", ErrorKind.UNAUTHENTICATED,
            "找不到账号 {0} 的口令。", "The password of the account {0} is not known here.",
            "请把它放在环境变量 SHUQIAO_PASSWORD 中。", "Put it into the environment variable SHUQIAO_PASSWORD."),
    NO_KEY_FILE("SQ-CLI-0020", ErrorKind.INVALID,
            "没有给出签批用的密钥文件。", "The key file to approve with is not given.",
            "用 --approve-with 指定。", "Name it with --approve-with."),
    OTHER_WORDS("SQ-CLI-0021", ErrorKind.INVALID,
            "服务显示的文字与要签批的内容不符。", "The words that the server shows are not those of what is to be approved.",
            "不要签批；请告诉数据主管部门。", "Do not approve it; tell the data authority."),
    NODE_REFUSED("SQ-CLI-0022", ErrorKind.REFUSED,
            "本部门前置机不予签署：{0}。", "The department''s node does not sign: {0}.",
            "docs/errors.md 说明该编号；前置机的日志有详情。", "docs/errors.md explains the code, the node''s own output tells more."),
    NODE_WAITS("SQ-CLI-0023", ErrorKind.UNAVAILABLE,
            "已签批，等待本部门前置机签署：{0}。", "It is approved and waits for the department''s node: {0}.",
            "前置机恢复后自动签署；./shuqiao node status 查看。", "The node signs when it is back; see ./shuqiao node status."),
    GRADE_UNDECIDED("SQ-CLI-0024", ErrorKind.INVALID,
            "信息项 {0} 为一般数据 4 级及以上，未说明如何决定。",
            "The items {0} are of general level 4 or above and nothing was said about them.",
            "请逐项用 --agree、--mask 或 --refuse 说明。", "Name each with --agree, --mask or --refuse."),
    DOWNLOAD_BROKEN("SQ-CLI-0030", ErrorKind.UNAVAILABLE,
            "下载多次中断；已收到的部分在 {0}。", "The download broke off again and again; what came is in {0}.",
            "用 ./shuqiao files fetch 以同一文件名继续。", "Go on with ./shuqiao files fetch and the same name."),
    DOWNLOAD_DAMAGED("SQ-CLI-0031", ErrorKind.UNAVAILABLE,
            "下载的文件 {0} 与平台所示摘要不符，已删除。",
            "The file {0} does not have the digest that the server names; it was deleted.",
            "请重新下载。", "Fetch it again."),
    NO_TEMPLATE("SQ-CLI-0041", ErrorKind.UNKNOWN,
            "资源 {1} 没有可选用的模板 {0}。", "There is no template {0} of the resource {1} to begin from.",
            "用 ./shuqiao templates --resource {1} 查看可选用的模板。",
            "See which there are with ./shuqiao templates --resource {1}."),
    CALL_UNKNOWN("SQ-CLI-0046", ErrorKind.MALFORMED,
            "没有这样的调用：{0}。", "There is no such call: {0}.",
            "方法为 GET、POST 或 DELETE，路径以 / 开头；服务的 /api 页列出全部。",
            "The method is GET, POST or DELETE and the path begins with /; the server''s page /api lists them all."),
    KIT_CAST("SQ-CLI-0047", ErrorKind.MALFORMED,
            "合规检验需要三个账号（{0}）和至少两个信息项。", "The kit needs an account for each of {0}, and two items or more.",
            "例如 --account consumer=甲,provider=乙,auditor=丙 --items name,length。",
            "For example --account consumer=a,provider=b,auditor=c --items name,length."),
    SHRUNKEN_UNNAMED("SQ-CLI-0048", ErrorKind.MALFORMED,
            "--accept-shrunken 须指明数据集。", "--accept-shrunken needs the datasets by name.",
            "例如：./shuqiao collect chengyun_ticket --accept-shrunken。",
            "For example ./shuqiao collect chengyun_ticket --accept-shrunken."),
    NO_SAVED_QUERY("SQ-CLI-0049", ErrorKind.UNKNOWN,
            "没有保存的查询 {0}。", "There is no saved query {0}.",
            "用 ./shuqiao queries 查看。", "See which there are with ./shuqiao queries."),
    PARAMETER_MISSING("SQ-CLI-0050", ErrorKind.MALFORMED,
            "没有给出参数 {0} 的值。", "The parameter {0} has no value.",
            "用 --set {0}=值 给出。", "Give it with --set {0}=VALUE."),
    NO_DIVISION("SQ-CLI-0056", ErrorKind.UNKNOWN,
            "区划表里没有“{0}”。", "The division tables have no {0}.",
            "请写 2 至 12 位代码，或完整名称，可带上级名称。",
            "Write a code of 2 to 12 digits, or a whole name, perhaps with those above before it."),
    SETTINGS_THERE("SQ-CLI-0061", ErrorKind.CONFLICT,
            "已有配置文件 {0}。", "There is a configuration already: {0}.",
            "请直接修改它；确要重新生成时加 --replace，原文件保留为 *.before。",
            "Change it by hand; with --replace it is made anew and the old one kept as *.before.");

    private final ErrorKind kind;
    private final ErrorText text;

    CommandCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
