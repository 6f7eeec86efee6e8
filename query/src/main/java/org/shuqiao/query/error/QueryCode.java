package org.shuqiao.query.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.mask.MaskKind;

/**
 * Error codes of queries, with positions as {@code line:column} of the SQL. Places are {@code line:column} of the SQL.
 */
public enum QueryCode implements ErrorCode {
    SYNTAX("SQ-QRY-0001", ErrorKind.INVALID,
            "SQL 语法错误,位置 {0}。", "SQL syntax error at {0}.",
            "请检查该位置附近的语句。", "Check the statement around that place."),
    SEVERAL_STATEMENTS("SQ-QRY-0002", ErrorKind.INVALID,
            "一次只能执行一条语句。", "Only one statement is run at a time.",
            "请分开提交。", "Send the statements one by one."),
    NOT_A_QUERY("SQ-QRY-0003", ErrorKind.INVALID,
            "只能查询,不能修改数据或结构。", "Only queries are run; nothing can be changed.",
            "请使用 SELECT 语句。", "Use a SELECT statement."),
    TABLE_NOT_GRANTED("SQ-QRY-0004", ErrorKind.REFUSED,
            "本用途下没有名为 {0} 的授权表(位置 {1})。",
            "No table {0} is granted for this purpose (at {1}).",
            "请核对表名,或为该用途申请授权。", "Check the name, or request a grant for this purpose."),
    COLUMN_NOT_GRANTED("SQ-QRY-0005", ErrorKind.REFUSED,
            "本用途下没有名为 {0} 的授权列(位置 {1})。",
            "No column {0} is granted for this purpose (at {1}).",
            "请核对列名,或申请增加该信息项。", "Check the name, or request that item."),
    NOT_OFFERED("SQ-QRY-0006", ErrorKind.INVALID,
            "不支持的函数或语法(位置 {0})。", "A function or construct at {0} is not offered.",
            "请改用文档所列的函数与语法。", "Use the functions and constructs that the guide lists."),
    NOT_VALID("SQ-QRY-0007", ErrorKind.INVALID,
            "语句不成立(位置 {0}):类型、分组或名称有误。",
            "The statement does not hold at {0}: types, grouping or names are wrong.",
            "请检查该位置的类型、分组与别名。", "Check types, grouping and aliases there."),
    NO_GRANT("SQ-QRY-0008", ErrorKind.REFUSED,
            "本用途下没有任何授权。", "Nothing is granted for this purpose.",
            "请先申请授权,或更正用途。", "Request a grant first, or correct the purpose."),
    TOO_MANY_ROWS("SQ-QRY-0009", ErrorKind.REFUSED,
            "结果超过 {0} 行,未返回。", "The answer has more than {0} rows; it was not given.",
            "请缩小条件或先汇总。", "Narrow the conditions or aggregate first."),
    TIME_OVER("SQ-QRY-0010", ErrorKind.REFUSED,
            "查询超过 {0} 秒,已停止。", "The query took longer than {0} s and was stopped.",
            "请缩小条件后重试。", "Narrow the conditions and try again."),
    TOO_HEAVY("SQ-QRY-0011", ErrorKind.REFUSED,
            "查询所需内存或中间数据超过限额,已停止。",
            "The query needs more memory or intermediate rows than allowed and was stopped.",
            "请缩小条件或先汇总再关联。", "Narrow the conditions, or aggregate before joining."),
    VALUE_DOES_NOT_FIT("SQ-QRY-0012", ErrorKind.INVALID,
            "计算时有数据不适合该运算(转换、除零或溢出)。",
            "Some data does not fit a calculation of the query (conversion, division by zero, overflow).",
            "请先用条件排除不适合的数据。", "Exclude the data that does not fit first."),
    LAKE_UNREADABLE("SQ-QRY-0013", ErrorKind.UNAVAILABLE,
            "湖表 {0} 不存在或无法读取。", "Lake table {0} is missing or cannot be read.",
            "请联系平台管理员。", "Ask the operator of the platform."),
    LAKE_HAS_DELETES("SQ-QRY-0014", ErrorKind.UNAVAILABLE,
            "湖表 {0} 含删除文件,不能读取。", "Lake table {0} has delete files and is not read.",
            "请以写时复制方式重写该表。", "Rewrite the table as copy-on-write."),
    SOURCE_UNKNOWN("SQ-QRY-0015", ErrorKind.UNAVAILABLE,
            "未配置部门数据源 {0}。", "Departmental source {0} is not configured.",
            "请在配置中登记该数据源。", "Add the source to the configuration."),
    SOURCE_UNAVAILABLE("SQ-QRY-0016", ErrorKind.UNAVAILABLE,
            "部门数据源 {0} 无法访问。", "Departmental source {0} cannot be reached.",
            "请稍后重试或联系提供方。", "Try again later or ask the provider."),
    BACKING_CHANGED("SQ-QRY-0017", ErrorKind.CONFLICT,
            "授权 {0} 的列 {1} 在数据中已不存在。",
            "Column {1} of grant {0} is no longer in the data.",
            "请联系提供方更新目录与授权。", "Ask the provider to renew entry and grant."),
    MASK_UNKNOWN("SQ-QRY-0018", ErrorKind.INVALID,
            "脱敏方式 {0} 不正确。", "Mask {0} is not right.",
            "可用:" + MaskKind.forms(Language.ZH) + "。", "Use one of: " + MaskKind.forms(Language.EN) + "."),
    MASK_DOES_NOT_FIT("SQ-QRY-0019", ErrorKind.CONFLICT,
            "授权 {0} 的脱敏方式不适合列 {1} 的类型。",
            "The mask of grant {0} does not fit the type of column {1}.",
            "请由提供方更正授权。", "The provider must correct the grant."),
    FILTER_UNREADABLE("SQ-QRY-0020", ErrorKind.INVALID,
            "行过滤条件第 {0} 个字符附近无法识别。",
            "The row filter is not readable near character {0}.",
            "形式如:division starts-with ''990102'' and sex in (''1'', ''2'')。",
            "Write it like: division starts-with ''990102'' and sex in (''1'', ''2'')."),
    FILTER_DOES_NOT_FIT("SQ-QRY-0021", ErrorKind.CONFLICT,
            "授权 {0} 的行过滤条件不适合列 {1}。",
            "The row filter of grant {0} does not fit column {1}.",
            "请由提供方更正授权。", "The provider must correct the grant."),
    ONLY_AGGREGATES("SQ-QRY-0022", ErrorKind.REFUSED,
            "表 {0} 只能按组汇总后使用,每组至少 {1} 人。",
            "Table {0} is given in aggregates only, over at least {1} persons each.",
            "请先对该表单独分组汇总(COUNT、SUM、AVG),再与其他表关联。",
            "Group that table by itself first (COUNT, SUM, AVG), then join."),
    AGGREGATE_NOT_OFFERED("SQ-QRY-0023", ErrorKind.REFUSED,
            "表 {0} 的度量列只能求和、求平均、计数,不能用于条件、分组、表达式和最值;维度列不能求和。",
            "Measures of table {0} are only summed, averaged and counted: not in conditions, groups, expressions or "
                    + "extremes. Dimensions are not summed.",
            "请按授权所列的维度分组和筛选,对度量列直接使用 SUM、AVG、COUNT。",
            "Group and select by the dimensions of the grant, and take SUM, AVG or COUNT of a measure itself."),
    TOO_MANY_CANDIDATES("SQ-QRY-0024", ErrorKind.INVALID,
            "一次核验的对象须为 1 至 {0} 个。", "A verification takes 1 to {0} candidates.",
            "请分批核验。", "Verify in batches."),
    CANDIDATE_INCOMPLETE("SQ-QRY-0025", ErrorKind.INVALID,
            "第 {0} 个核验对象没有列 {1} 的值。",
            "Candidate {0} has no value for column {1}.",
            "请补全后重试。", "Give the value and try again."),
    MASKED_NOT_VERIFIED("SQ-QRY-0026", ErrorKind.REFUSED,
            "列 {0} 已脱敏,不能用于核验。", "Column {0} is masked and cannot be verified.",
            "请申请核验方式的授权。", "Request a grant for verification."),
    CANNOT_PLAN("SQ-QRY-0027", ErrorKind.INVALID,
            "该语句无法生成执行计划。", "No plan was found for the statement.",
            "请简化语句。", "Simplify the statement."),
    STOPPED("SQ-QRY-0028", ErrorKind.UNAVAILABLE,
            "查询已被取消。", "The query was cancelled.",
            "如需要请重新提交。", "Ask again if needed."),
    LOGIN_REFUSED("SQ-QRY-0029", ErrorKind.UNAUTHENTICATED,
            "登录失败。", "The login was refused.",
            "请核对用户名与口令。", "Check user and password."),
    PURPOSE_MISSING("SQ-QRY-0030", ErrorKind.MALFORMED,
            "连接没有给出用途。", "The connection names no purpose.",
            "请在连接属性中设置 purpose。", "Set the connection property purpose."),
    ENDPOINT_FAILED("SQ-QRY-0031", ErrorKind.CONFLICT,
            "JDBC 端口 {0} 无法启动。", "The JDBC endpoint cannot start on port {0}.",
            "请更换端口。", "Choose another port."),
    TOO_LONG("SQ-QRY-0032", ErrorKind.INVALID,
            "语句超过 {0} 个字符。", "The statement has more than {0} characters.",
            "请简化语句；成批的对象请用核验。", "Simplify it; ask about many candidates by a verification."),
    DRIVER_MISSING("SQ-QRY-0033", ErrorKind.UNAVAILABLE,
            "缺少 Hive JDBC 驱动 {0}。", "The Hive JDBC driver {0} is missing.",
            "请运行 ./shuqiao build。", "Run ./shuqiao build."),
    ENGINE_UNREACHABLE("SQ-QRY-0034", ErrorKind.UNAVAILABLE,
            "集群的查询引擎 {0} 没有应答。", "The cluster''s query engine at {0} does not answer.",
            "请检查该服务和 lake.hive 设置,随后重试;本次查询已留存拒绝记录。",
            "Check that service and the setting lake.hive, then ask again; the refusal is on record."),
    ENGINE_REFUSED("SQ-QRY-0035", ErrorKind.UNAVAILABLE,
            "集群的查询引擎 {0} 拒绝了平台的登录。", "The cluster''s query engine at {0} refused the platform''s login.",
            "请检查 lake.user、lake.secret 及 URL 中的认证参数。",
            "Check lake.user, lake.secret and the authentication parameters of the URL."),
    CATALOG_UNREACHABLE("SQ-QRY-0036", ErrorKind.UNAVAILABLE,
            "数据湖目录服务 {0} 没有应答。", "The lake''s catalog server at {0} does not answer.",
            "请检查该服务和 lake.rest 设置,随后重试;本次查询已留存拒绝记录。",
            "Check that service and the settings lake.rest and lake.rest-secret, then ask again; the refusal is on "
                    + "record."),
    ENGINE_UNTRUSTED("SQ-QRY-0037", ErrorKind.UNAVAILABLE,
            "无法信任集群查询引擎 {0} 出示的证书。", "The certificate that the cluster''s query engine at {0} shows is not trusted.",
            "请在 lake.hive 的 URL 中用 sslTrustStore 指明签发它的机构的证书库。",
            "Name a store with its authority''s certificate by sslTrustStore in the URL of lake.hive."),
    KERBEROS_LOGIN("SQ-QRY-0038", ErrorKind.UNAVAILABLE,
            "平台无法以 {0} 的身份登录 Kerberos。", "The platform cannot log in to Kerberos as {0}.",
            "请检查 lake.user、lake.keytab(或票据缓存)以及 /etc/krb5.conf 中的域。",
            "Check lake.user, lake.keytab (or the ticket cache) and the realm in /etc/krb5.conf."),
    ENGINE_SETTINGS("SQ-QRY-0039", ErrorKind.UNAVAILABLE,
            "集群的查询引擎 {0} 不接受会话设置 {1}。", "The cluster''s query engine at {0} does not take the session''s setting {1}.",
            "请让引擎及其前面的网关放行该设置;没有它,同一问题的答案会不同。",
            "Let the engine and any gateway before it take that setting: without it the same query has another "
                    + "answer."),
    MEASURE_NOT_NUMBER("SQ-QRY-0060", ErrorKind.CONFLICT,
            "授权 {0} 的度量列 {1} 不是数值。", "Measure {1} of grant {0} is not a number.",
            "请由提供方更正授权。", "The provider must correct the grant.");

    private final ErrorKind kind;
    private final ErrorText text;

    QueryCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
