package org.shuqiao.exchange.domain.push;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of pushes into consumers' own tables. */
public enum PushCode implements ErrorCode {
    TARGET_UNKNOWN("SQ-EXC-0210", ErrorKind.UNKNOWN,
            "没有推送目标 {0}。", "There is no target {0}.",
            "请在“推送”页查看本部门的目标。", "See your department''s targets on the page Pushes."),
    TARGET_URL("SQ-EXC-0211", ErrorKind.INVALID,
            "数据库地址须为 jdbc:postgresql://主机:端口/库 或 jdbc:mariadb://主机:端口/库。",
            "The address is of the form jdbc:postgresql://host:port/database or jdbc:mariadb://host:port/database.",
            "请更正地址；用户和口令另填。", "Correct it; user and password stand elsewhere."),
    TARGET_AWAY("SQ-EXC-0212", ErrorKind.UNAVAILABLE,
            "目标 {0} 的数据库无法连接。", "The database of target {0} cannot be reached.",
            "请核对数据库和网络后重试。", "See whether it runs and the network lets through, and try again."),
    TARGET_LOGIN("SQ-EXC-0213", ErrorKind.REFUSED,
            "目标 {0} 的数据库拒绝了登录。", "The database of target {0} refused the login.",
            "请核对用户及其口令。", "Check the user and the password behind the secret''s name."),
    TABLE_TAKEN("SQ-EXC-0214", ErrorKind.REFUSED,
            "目标库中已有表 {0}，且不是平台所建。", "The target has a table {0} already, and not by the platform.",
            "请登记另一个表名。平台不覆盖他人的表。", "Register another name: the platform overwrites no table of others."),
    TARGET_REFUSED("SQ-EXC-0215", ErrorKind.REFUSED,
            "目标 {0} 的数据库拒绝了写入（SQLSTATE {1}）。", "The database of target {0} refused to write (SQLSTATE {1}).",
            "请核对该用户的建表权限，以及是否有对象依赖该表。",
            "Check that the user may create tables, and whether something depends on the table."),
    TABLE_NAME("SQ-EXC-0216", ErrorKind.INVALID,
            "表名不可用：{0}。", "The table''s name cannot be used: {0}.",
            "表名为“表”或“模式.表”，各由字母、数字、下划线组成，以字母开头，不超过 40 个字符。",
            "It is table or schema.table, each of letters, digits and underscores, 40 at most, a letter first."),
    HOSTS_UNNAMED("SQ-EXC-0217", ErrorKind.REFUSED,
            "没有为部门 {0} 列出可推送的主机。", "No hosts are listed that {0} may be pushed to.",
            "请由两名管理人员在设置 reach.hosts 中列出。", "Two persons list them under reach.hosts of the settings."),
    PUSH_UNKNOWN("SQ-EXC-0218", ErrorKind.UNKNOWN,
            "没有推送 {0}。", "There is no push {0}.",
            "请在“推送”页查看本部门的推送。", "See your department''s pushes on the page Pushes."),
    TABLE_REGISTERED("SQ-EXC-0219", ErrorKind.CONFLICT,
            "该表已登记为目标 {0}。", "That table is registered already, as target {0}.",
            "请使用该目标，或先移除它。", "Use that target, or remove it first."),
    PUSH_GIVEN_UP("SQ-EXC-0220", ErrorKind.UNKNOWN,
            "推送 {0} 未能在期限内到达，已清除。", "Push {0} did not arrive in time; its rows are removed.",
            "请重新推送。", "Push once more."),
    PUSH_BUSY("SQ-EXC-0221", ErrorKind.UNAVAILABLE,
            "正在进行的推送过多。", "Too many pushes are under way.",
            "请稍后再试。", "Try again later."),
    DIVISION_INVALID("SQ-EXC-0222", ErrorKind.INVALID,
            "区划 {0} 不可用：须为 6、9 或 12 位数字，且属于本部门的区划 {1}。",
            "The division {0} cannot be used: it has 6, 9 or 12 digits and lies within your department''s own, {1}.",
            "请按区划代码填写，末尾不补零。", "Give its code, without zeros that fill it up."),
    DIVISION_ITEM_NEEDED("SQ-EXC-0223", ErrorKind.INVALID,
            "目标 {0} 只接收区划 {1} 的行。", "The target {0} gets rows of the division {1} only.",
            "请指明哪个信息项是区划代码。", "Say which item is the code of the division."),
    DIVISION_ITEM_UNUSABLE("SQ-EXC-0224", ErrorKind.REFUSED,
            "不能按信息项 {0} 切分：授权没有给出其原值。", "Rows cannot be sliced by {0}: the grant does not give it in clear.",
            "请申请区划代码的原值。", "Request the code of the division in clear."),
    ROWS_DAMAGED("SQ-EXC-0225", ErrorKind.INTERNAL,
            "推送 {0} 待送的数据与存证不符，未送出。", "What waits of push {0} is not what was recorded; it was not sent.",
            "请重新推送，并告知运维人员。", "Push once more, and tell the operator."),
    STANDING_UNKNOWN("SQ-EXC-0226", ErrorKind.UNKNOWN,
            "没有定期推送 {0}。", "There is no standing push {0}.",
            "请在“推送”页查看。", "See the page Pushes."),
    SCHEDULE_INVALID("SQ-EXC-0227", ErrorKind.INVALID,
            "间隔不可用：{0} 分钟。", "The interval cannot be used: {0} minutes.",
            "请填写 5 分钟至 31 天，或选择每次治理之后。", "Give 5 minutes to 31 days, or choose after each run."),
    NO_RUNS("SQ-EXC-0228", ErrorKind.INVALID,
            "资源 {0} 不来自治理任务。", "No run standardizes the resource {0}.",
            "请改用间隔。", "Give an interval instead."),
    ROWS_NOT_KEPT("SQ-EXC-0229", ErrorKind.UNAVAILABLE,
            "平台未能保存待送的数据。", "The platform could not keep the rows that are to be sent.",
            "请联系运维人员查看磁盘空间后重试。", "Ask the operator to look at the disk, and try again."),
    NODE_AWAITED("SQ-EXC-0308", ErrorKind.UNAVAILABLE,
            "本部门前置机尚未签署。", "The department''s node has not signed yet.",
            "请查看前置机是否在运行；签署后自动推送。", "See whether the node runs; the push follows its signature.");

    private final ErrorKind kind;
    private final ErrorText text;

    PushCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
