package org.shuqiao.standards.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of standard packs ({@code SQ-STD}) and of source files ({@code SQ-SRC}). */
public enum StandardsCode implements ErrorCode {
    PACK_UNREADABLE("SQ-STD-0001", ErrorKind.INVALID,
            "标准包文件 {0} 无法读取。", "The standard pack file {0} cannot be read.",
            "请检查路径和权限。", "Check the path and its permissions."),
    PACK_INVALID("SQ-STD-0002", ErrorKind.INVALID,
            "标准包文件 {0} 第 {1} 行有误：{2}。", "The standard pack file {0} is wrong at line {1}: {2}.",
            "请按标准包说明更正该行。", "Correct that line as the description of standard packs says."),
    UNKNOWN_ELEMENT("SQ-STD-0003", ErrorKind.UNKNOWN,
            "没有数据元“{0}”。", "There is no data element {0}.",
            "可用的数据元：{1}。", "Known elements: {1}."),
    UNKNOWN_ENCODING("SQ-STD-0004", ErrorKind.UNKNOWN,
            "数据元“{0}”没有来源编码“{1}”。", "The data element {0} has no source encoding {1}.",
            "可用的编码：{2}。", "Known encodings: {2}."),
    DIVISIONS_UNREADABLE("SQ-STD-0005", ErrorKind.UNAVAILABLE,
            "区划表 {0} 无法读取。", "The division table {0} cannot be read.",
            "请重新安装平台；区划表随程序提供。", "Install the platform again: the table comes with it."),
    MISSING_CODE_SET("SQ-STD-0006", ErrorKind.INVALID,
            "标准包里没有代码集“{0}”。", "The standard pack has no code set {0}.",
            "请在标准包中补上该代码集。", "Add the code set to the standard pack."),
    MISSING_RULE("SQ-STD-0007", ErrorKind.INVALID,
            "标准包里没有规则“{0}”。", "The standard pack has no rule {0}.",
            "请在标准包中补上该规则。", "Add the rule to the standard pack."),
    UNKNOWN_KIND("SQ-STD-0008", ErrorKind.INVALID,
            "标准包第 {0} 处的数据元类型“{1}”不存在。", "The standard pack names at {0} the kind {1}, which does not exist.",
            "可用的类型：{2}。", "Known kinds: {2}."),
    RULE_NOT_ALLOWED("SQ-STD-0009", ErrorKind.INVALID,
            "{0}:{1} 的 allow 中，规则“{2}”不存在或不能放行。", "{0}:{1}: allow names {2}, which is no rule that can be set aside.",
            "可以放行的规则：{3}。", "Rules that can be set aside: {3}."),
    NOT_A_DAY("SQ-STD-0010", ErrorKind.INVALID,
            "{0}:{1} 的 on 所指的输出列“{2}”不是日期或日期时间。", "{0}:{1}: the output column {2} in on is no date or time.",
            "请指明该行的业务日期所在的输出列。", "Name the output column with the day of what the row tells."),

    FILE_UNREADABLE("SQ-SRC-0001", ErrorKind.INVALID,
            "数据源文件 {0} 无法读取。", "The source file {0} cannot be read.",
            "请检查路径和权限，文件须为 UTF-8。", "Check the path, its permissions and that it is UTF-8."),
    NOT_YAML("SQ-SRC-0002", ErrorKind.INVALID,
            "{0}:{1} 不是合法的 YAML。", "{0}:{1} is not valid YAML.",
            "请检查该处的缩进、引号和冒号。", "Check indentation, quotes and colons there."),
    UNKNOWN_KEY("SQ-SRC-0003", ErrorKind.INVALID,
            "{0}:{1} 有未知的键“{2}”。", "{0}:{1} has the unknown key {2}.",
            "此处可用的键：{3}。", "Keys allowed here: {3}."),
    MISSING_KEY("SQ-SRC-0004", ErrorKind.INVALID,
            "{0}:{1} 缺少键“{2}”。", "{0}:{1} lacks the key {2}.",
            "请补上该键。", "Add it."),
    WRONG_TYPE("SQ-SRC-0005", ErrorKind.INVALID,
            "{0}:{1} 的“{2}”类型不对，应为{3}。", "{0}:{1}: {2} has the wrong type, expected {4}.",
            "请更正该值。", "Correct the value."),
    WRONG_CHOICE("SQ-SRC-0006", ErrorKind.INVALID,
            "{0}:{1} 的“{2}”取值不在允许范围内。", "{0}:{1}: the value of {2} is not an allowed one.",
            "可用的值：{3}。", "Allowed: {3}."),
    DUPLICATE_KEY("SQ-SRC-0007", ErrorKind.INVALID,
            "{0}:{1} 的键“{2}”重复。", "{0}:{1} repeats the key {2}.",
            "请只保留一个。", "Keep one of them."),
    WRONG_NAME("SQ-SRC-0008", ErrorKind.INVALID,
            "{0}:{1} 的“{2}”名称不合规。", "{0}:{1}: the name in {2} is not well formed.",
            "名称须匹配 {3}。", "A name must match {3}."),
    DUPLICATE_DATASET("SQ-SRC-0009", ErrorKind.INVALID,
            "数据集 {0} 由两个文件定义：{1} 和 {2}。", "The dataset {0} is defined by two files: {1} and {2}.",
            "请删除或改名其中一个。", "Remove or rename one of them."),
    NOT_IN_CONTRACT("SQ-SRC-0010", ErrorKind.INVALID,
            "{0}:{1} 引用的来源列“{2}”不在 contract 中。", "{0}:{1} uses the source column {2}, which the contract lacks.",
            "请在 contract 中声明该列，或更正列名。", "Declare the column in the contract or correct its name."),
    NOT_MAPPED("SQ-SRC-0011", ErrorKind.INVALID,
            "{0}:{1} 的来源列“{2}”既没有对标，也没有列入 ignore。",
            "{0}:{1}: the source column {2} is neither mapped nor ignored.",
            "请在 mapping.columns 中对标，或在 mapping.ignore 中说明不发布。",
            "Map it in mapping.columns or list it in mapping.ignore."),
    DUPLICATE_OUTPUT("SQ-SRC-0012", ErrorKind.INVALID,
            "{0}:{1} 再次给出输出列“{2}”。", "{0}:{1} gives the output column {2} a second time.",
            "请换一个 to 名称。", "Choose another name in to."),
    NO_SUCH_OUTPUT("SQ-SRC-0013", ErrorKind.INVALID,
            "{0}:{1} 引用的输出列“{2}”不存在。", "{0}:{1} names the output column {2}, which does not exist.",
            "可用的输出列：{3}。", "Output columns: {3}."),
    ELEMENT_UNKNOWN_HERE("SQ-SRC-0014", ErrorKind.INVALID,
            "{0}:{1} 的数据元“{2}”不在标准包中。", "{0}:{1}: the standard pack has no element {2}.",
            "可用的数据元：{3}。", "Known elements: {3}."),
    ENCODING_UNKNOWN_HERE("SQ-SRC-0015", ErrorKind.INVALID,
            "{0}:{1} 的数据元“{2}”没有来源编码“{3}”。", "{0}:{1}: the element {2} has no encoding {3}.",
            "可用的编码：{4}。", "Known encodings: {4}."),
    CHECK_UNKNOWN("SQ-SRC-0016", ErrorKind.INVALID,
            "{0}:{1} 的检查“{2}”不存在。", "{0}:{1}: there is no check {2}.",
            "可用的检查：{3}。", "Known checks: {3}."),
    CHECK_COLUMNS("SQ-SRC-0017", ErrorKind.INVALID,
            "{0}:{1} 的检查“{2}”所列的列不合用。", "{0}:{1}: the check {2} does not fit the columns it lists.",
            "它需要：{3}。", "It needs: {3}."),
    OUT_OF_RANGE("SQ-SRC-0018", ErrorKind.INVALID,
            "{0}:{1} 的“{2}”超出范围。", "{0}:{1}: {2} is out of range.",
            "允许范围：{3}。", "Allowed: {3}."),
    SECRET_FOREIGN("SQ-SRC-0030", ErrorKind.REFUSED,
            "密钥 {0} 不属于部门 {1}。", "The secret {0} is not one of the department {1}.",
            "本部门的密钥以 {2} 开头，或放在 var/secrets/{1}/ 下。",
            "A department''s secrets are named {2}…, or are files below var/secrets/{1}/."),
    VARIABLE_UNKNOWN("SQ-SRC-0031", ErrorKind.REFUSED,
            "地址和路径中不得使用 {0}。", "A URL or a path may not hold {0}.",
            "地址变量须列入配置项 reach.variables；密钥只写在 secret 处。",
            "Variables with addresses are listed under reach.variables of the settings; a secret goes into secret: "
                    + "alone."),
    URL_FORM("SQ-SRC-0032", ErrorKind.INVALID,
            "源地址不可用，应为 {0}。", "The source''s URL cannot be used: it has to be {0}.",
            "请写明协议、主机和端口。", "Give scheme, host and port."),
    URL_PARAMETER("SQ-SRC-0033", ErrorKind.REFUSED,
            "源地址中不得有 {0}。", "The source''s URL may not have {0}.",
            "账号和口令写在 user、secret 处；其余参数见 docs/source-file.md。",
            "User and password go into user: and secret:. docs/source-file.md lists the parameters of a URL."),
    HOST_REFUSED("SQ-SRC-0034", ErrorKind.REFUSED,
            "部门 {1} 的数据源不得位于 {0}。", "A source of the department {1} may not be at {0}.",
            "允许的主机须列入配置项 reach.hosts，由两人批准。",
            "Hosts are listed under reach.hosts of the settings, which two persons approve."),
    PATH_OUTSIDE("SQ-SRC-0035", ErrorKind.REFUSED,
            "部门 {0} 的文件只能在 {1} 下读取。", "Files of the department {0} are read below {1} alone.",
            "请把文件放在该目录下；目录由配置项 reach.folders 指定。",
            "Put the file there; reach.folders of the settings names the folder above."),
    NAME_UNRESOLVED("SQ-SRC-0019", ErrorKind.INVALID,
            "没有设置 {0}。", "{0} is not set.",
            "请设置环境变量 {0}，或写入密钥目录中的同名文件。",
            "Set the environment variable {0} or write a file of that name into the folder of secrets."),
    TEMPLATE_BROKEN("SQ-SRC-0020", ErrorKind.INVALID,
            "配置值中的占位符不完整或名称不合规。", "A placeholder in a configured value is cut off or badly named.",
            "写法为 $'{'NAME'}'，NAME 由大写字母、数字和下划线组成。",
            "Write $'{'NAME'}' with capital letters, digits and underscores."),
    INPUTS_COUNT("SQ-SRC-0021", ErrorKind.INVALID,
            "{0}:{1} 的数据元“{2}”不接受这么多来源列。", "{0}:{1}: the element {2} does not take that many source columns.",
            "它接受 {3} 列。", "It takes {3}."),
    EMPTY_FOLDER("SQ-SRC-0022", ErrorKind.INVALID,
            "目录 {0} 中没有数据源文件。", "The folder {0} holds no source file.",
            "数据源文件放在 <部门>/<数据集>.yaml。", "Source files stand in <department>/<dataset>.yaml.");

    private final ErrorKind kind;
    private final ErrorText text;

    StandardsCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
