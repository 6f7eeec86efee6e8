package org.shuqiao.node.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the department node. */
public enum NodeCode implements ErrorCode {
    // the folder and its keys
    FOLDER_OPEN("SQ-NOD-0001", ErrorKind.INVALID,
            "{0} 可被其他用户访问，或不属于当前用户。", "{0} can be reached by other users, or belongs to another one.",
            "文件夹权限设为 0700，文件设为 0600，所有者设为运行前置机的用户。",
            "Set folders to mode 0700, files to 0600, and the owner to the user who runs the node."),
    FOLDER_TAKEN("SQ-NOD-0002", ErrorKind.CONFLICT,
            "{0} 已是一个前置机的文件夹。", "{0} is the folder of a node already.",
            "换一个文件夹；密钥从不覆盖。", "Name another folder; a key is never overwritten."),
    FOLDER_MISSING("SQ-NOD-0003", ErrorKind.UNKNOWN,
            "{0} 不是前置机的文件夹。", "{0} is not the folder of a node.",
            "请先运行 ./shuqiao node init。", "Run ./shuqiao node init first."),
    FOLDER_IN_USE("SQ-NOD-0004", ErrorKind.CONFLICT,
            "{0} 已有一个前置机在运行。", "A node runs on {0} already.",
            "先停掉它。", "Stop that one first."),
    FILE_UNREADABLE("SQ-NOD-0005", ErrorKind.INVALID,
            "文件 {0} 读不了或格式不对：{1}。", "The file {0} cannot be read or has another form: {1}.",
            "请检查路径、权限和内容。", "Check its path, mode and content."),
    NO_PASSPHRASE("SQ-NOD-0006", ErrorKind.INVALID,
            "没有给出密钥的口令。", "The passphrase of the keys is not given.",
            "用 --passphrase-file 指定权限为 0600 的文件，或设环境变量 SHUQIAO_NODE_PASSPHRASE，或在终端上输入；至少 12 个字符。",
            "Name a file of mode 0600 with --passphrase-file, set SHUQIAO_NODE_PASSPHRASE, or type it on the terminal; "
                    + "12 characters or more."),
    WRONG_PASSPHRASE("SQ-NOD-0007", ErrorKind.INVALID,
            "口令打不开密钥 {0}。", "The passphrase does not open the key {0}.",
            "请核对口令；密钥没有口令就无法恢复。", "Check the passphrase; without it the key is lost."),
    KEY_UNUSABLE("SQ-NOD-0008", ErrorKind.INVALID,
            "密钥 {0} 不可用：{1}。", "The key {0} cannot be used: {1}.",
            "支持 Ed25519、SM2，以及 PKCS#11 令牌中的 P-256。", "Ed25519, SM2, and P-256 in a PKCS#11 token are supported."),
    ROTATION_PENDING("SQ-NOD-0009", ErrorKind.CONFLICT,
            "平台还没有收到上一次的密钥更换。", "The platform does not have the last rotation yet.",
            "让前置机连上平台后再试。", "Let the node reach the platform, then try again."),

    // why the node does not sign
    OTHER_DEPARTMENT("SQ-NOD-0020", ErrorKind.REFUSED,
            "该行为属于部门 {0}，不是本前置机的部门。", "The act is of the department {0}, which is not this node''s.",
            "请平台管理员检查登记。", "Have the platform''s enrolment checked."),
    NO_APPROVAL("SQ-NOD-0021", ErrorKind.REFUSED,
            "没有人签批。", "Nobody approved it.",
            "由本部门人员用通行密钥或密钥文件签批。",
            "Let a person of the department approve it with a passkey or key file."),
    SESSION_APPROVAL("SQ-NOD-0022", ErrorKind.REFUSED,
            "签批只由平台的登录担保。", "Only a log-in of the platform vouches for the approval.",
            "由本人用通行密钥或密钥文件签批。",
            "Let the person approve it with a passkey or key file."),
    UNKNOWN_PERSON("SQ-NOD-0023", ErrorKind.REFUSED,
            "{0} 不在本部门的人员名单中，或不能签批这类行为。", "{0} is not among the department''s people, or may not approve such an act.",
            "用 ./shuqiao node people 查看和修改名单。", "See and change the list with ./shuqiao node people."),
    APPROVAL_INVALID("SQ-NOD-0024", ErrorKind.REFUSED,
            "签批不是此人的密钥对此内容的签名：{0}。", "The approval is not this person''s signature over this act: {0}.",
            "请本人重新签批。", "Let the person approve it again."),
    SHOWN_DIFFERS("SQ-NOD-0025", ErrorKind.REFUSED,
            "给人看的文字与签批的内容不符：{0}。", "The words that were shown are not those of the act: {0}.",
            "不要签批；请告诉数据主管部门。", "Do not approve it; tell the data authority."),
    ACT_CHANGED("SQ-NOD-0026", ErrorKind.CONFLICT,
            "编号 {0} 已为另一内容签过名。", "Another content was signed under the number {0}.",
            "平台给出了两个不同的内容；请告诉数据主管部门。", "The platform shows two contents; tell the data authority."),
    ACT_TIME("SQ-NOD-0027", ErrorKind.REFUSED,
            "该行为的时间与本机时钟相差太多。", "The time of the act is too far from this machine''s clock.",
            "请核对两边的时钟。", "Check both clocks."),
    FOLLOWS_UNSIGNED("SQ-NOD-0028", ErrorKind.REFUSED,
            "它依据的 {0} 不是本前置机签过的内容。", "What it follows from, {0}, is not what this node signed.",
            "请告诉数据主管部门。", "Tell the data authority."),
    ATTEMPT_TIME("SQ-NOD-0062", ErrorKind.REFUSED,
            "定期推送 {0} 的指令已到期，或距上次签署不足 4 分钟。",
            "The order of the standing push {0} is over, or was signed less than four minutes ago.",
            "到期的请重新下达；频繁要求签署的，请告诉数据主管部门。",
            "Order it anew when it is over; tell the data authority when it is asked for too often."),
    SECOND_PERSON("SQ-NOD-0029", ErrorKind.REFUSED,
            "{0} 等待本部门第二人在前置机上放行。", "{0} waits for a second person of the department on the node''s machine.",
            "由另一人运行 ./shuqiao node approve。", "Let somebody else run ./shuqiao node approve."),
    NOT_HELD("SQ-NOD-0030", ErrorKind.UNKNOWN,
            "没有摘要为 {0} 的待放行内容。", "Nothing with the digest {0} waits here for a second person.",
            "./shuqiao node approve 不带摘要可列出待放行内容。", "./shuqiao node approve without a digest lists what waits."),

    // the platform and its log
    NO_PLATFORM("SQ-NOD-0040", ErrorKind.UNAVAILABLE,
            "连不上平台 {0}：{1}。", "The platform {0} does not answer: {1}.",
            "前置机会继续重试。", "The node goes on trying."),
    PLATFORM_REFUSED("SQ-NOD-0041", ErrorKind.REFUSED,
            "平台拒绝：{0}", "The platform refused: {0}",
            "按它说的处理。", "Do as it says."),
    STRANGE_ANSWER("SQ-NOD-0042", ErrorKind.UNAVAILABLE,
            "平台的回答无法理解：{0}。", "The platform answered in an unknown way: {0}.",
            "请核对地址和版本。", "Check address and version."),
    OTHER_LOG("SQ-NOD-0043", ErrorKind.REFUSED,
            "检查点没有已知日志密钥的有效签名。", "The checkpoint has no valid signature of the known key of the log.",
            "请与数据主管部门公布的日志公钥核对。", "Compare it with the log''s key that the data authority published."),
    LOG_SPLIT("SQ-NOD-0044", ErrorKind.REFUSED,
            "日志出现了两个历史：大小 {0} 与 {1}；证据已存到 {2}。",
            "The log shows two histories, at sizes {0} and {1}; the proof is kept in {2}.",
            "停止信任该日志，把证据交给审计员和数据主管部门。",
            "Trust the log no longer; give the proof to an auditor and the data authority."),
    FOREIGN_KEY("SQ-NOD-0045", ErrorKind.REFUSED,
            "平台为本部门登记了不属于本前置机的密钥 {0}。",
            "The platform lists the key {0} for this department, which is not this node''s.",
            "如非本部门所为，请立即撤销并告诉数据主管部门。",
            "Unless the department did this itself, revoke it at once and tell the data authority."),
    LOG_BEHIND("SQ-NOD-0046", ErrorKind.UNAVAILABLE,
            "平台给出的检查点有 {0} 条记录，比此前看到的 {1} 条少。", "The checkpoint has {0} records, fewer than the {1} seen before.",
            "记录仍在；如一直如此，请检查到平台的连接。", "The records are still there; if it lasts, check the way to the platform."),
    WORDS_UNKNOWN("SQ-NOD-0060", ErrorKind.MALFORMED,
            "{0} 不认识 {1}。", "{0} does not know {1}.",
            "{0} --help 列出它认识的。", "{0} --help lists what it knows."),
    MONTH_KEPT("SQ-NOD-0063", ErrorKind.REFUSED,
            "{0} 的密钥至少保留到 {1}（{2} 年），未销毁。",
            "The key of {0} is kept until {1} at least, {2} years, and was not destroyed.",
            "请在保留期满后再销毁。", "Destroy it once the time of retention is over."),
    WRONG_USAGE("SQ-NOD-0061", ErrorKind.MALFORMED,
            "命令写法不对：{0}。", "The command is written wrongly: {0}.",
            "{1} --help 说明怎样写。", "{1} --help tells how to write it.");

    private final ErrorKind kind;
    private final ErrorText text;

    NodeCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
