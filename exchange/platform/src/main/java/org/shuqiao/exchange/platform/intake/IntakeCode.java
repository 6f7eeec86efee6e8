package org.shuqiao.exchange.platform.intake;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of files that are brought in and of the source files drafted from them. */
public enum IntakeCode implements ErrorCode {
    EMPTY("SQ-EXC-0331", ErrorKind.INVALID,
            "文件中没有数据。", "The file has no data.",
            "请上传带表头和至少一行数据的文件。", "Give a file with a header and at least one row."),
    TOO_LARGE("SQ-EXC-0332", ErrorKind.INVALID,
            "文件超过 {0} MB，或展开后超过 {1} MB。", "The file is larger than {0} MB, or unpacks to more than {1} MB.",
            "大文件请放入本部门的文件目录，再用 ./shuqiao onboard --draft 起草。",
            "Put a large file into the department''s folder and draft it with ./shuqiao onboard --draft."),
    TOO_WIDE("SQ-EXC-0333", ErrorKind.INVALID,
            "文件有 {0} 列，最多 {1} 列。", "The file has {0} columns; {1} are the most.",
            "请检查分隔符，或把表拆成几个文件。", "Check its delimiter, or part the table into several files."),
    FORMAT_UNKNOWN("SQ-EXC-0334", ErrorKind.INVALID,
            "文件既不是文本表格（CSV），也不是工作簿（.xlsx）。", "The file is neither a text table (CSV) nor a workbook (.xlsx).",
            "请另存为 CSV 或 .xlsx；旧版 .xls 和带密码的工作簿也须另存。",
            "Save it as CSV or .xlsx; so must an old .xls and a workbook with a password."),
    WORKBOOK_UNSAFE("SQ-EXC-0335", ErrorKind.INVALID,
            "工作簿含有不允许的内容：{0}。", "The workbook holds what it may not: {0}.",
            "请另存为不含宏和外部实体的 .xlsx。", "Save it as a plain .xlsx without macros and entities."),
    WORKBOOK_BROKEN("SQ-EXC-0336", ErrorKind.INVALID,
            "工作簿无法读取。", "The workbook cannot be read.",
            "请用电子表格软件打开后另存。", "Open it in a spreadsheet program and save it again."),
    CHARSET("SQ-EXC-0337", ErrorKind.INVALID,
            "文件第 {0} 行的字符既不是 UTF-8，也不是 GB 18030。",
            "The characters at line {0} of the file are neither UTF-8 nor GB 18030.",
            "请重新导出为 UTF-8。", "Export it again in UTF-8."),
    HEADER("SQ-EXC-0338", ErrorKind.INVALID,
            "表头有误：第 {0} 列没有名称或与前面的列重名。", "The header is wrong: column {0} has no name, or that of one before it.",
            "请给每一列起不同的名称；合并的表头请拆开。", "Give each column a name of its own; part merged header cells."),
    NAME("SQ-EXC-0339", ErrorKind.INVALID,
            "名称“{0}”不合规。", "The name {0} is not well formed.",
            "以小写字母开头，只用小写字母、数字和下划线，最多 63 个字符。",
            "Begin with a lower-case letter, then letters, digits and underscores, 63 characters at most."),
    DATASET_EXISTS("SQ-EXC-0340", ErrorKind.CONFLICT,
            "数据集 {0} 已经存在。", "The dataset {0} exists already.",
            "请换一个名称；要改已有的数据集，请修改它的数据源文件。",
            "Choose another name; to change a dataset, change its source file."),
    MISSING("SQ-EXC-0341", ErrorKind.INVALID,
            "没有填写：{0}。", "These are not filled in: {0}.",
            "请补上。", "Fill them in."),
    NOTHING_MAPPED("SQ-EXC-0342", ErrorKind.INVALID,
            "没有一列对标到数据元。", "No column is mapped to an element.",
            "请至少为一列选择数据元。", "Choose an element for one column at least."),
    UPLOAD_GONE("SQ-EXC-0343", ErrorKind.UNKNOWN,
            "没有待处理的上传文件 {0}。", "No upload {0} is waiting.",
            "上传的文件保留一小时；请重新上传。", "An upload is kept for an hour; upload the file again."),
    DEPARTMENT("SQ-EXC-0344", ErrorKind.INVALID,
            "没有部门“{0}”。", "There is no department {0}.",
            "请用 --department 指定 conf/departments.yaml 中的部门。",
            "Name one of conf/departments.yaml with --department."),
    SERVICE_AWAY("SQ-SRC-0040", ErrorKind.UNAVAILABLE,
            "连接不上服务 {0}。", "The service {0} cannot be reached.",
            "请检查地址和网络。", "Check the address and the network."),
    SERVICE_STATUS("SQ-SRC-0041", ErrorKind.UNAVAILABLE,
            "服务 {0} 应答状态 {1}。", "The service {0} answered with status {1}.",
            "请核对地址，密钥用 --header 和 --secret 指定。", "Check the address; name its key with --header and --secret."),
    SERVICE_LIST("SQ-SRC-0042", ErrorKind.INVALID,
            "服务 {0} 的应答中没有记录列表（有：{1}）。", "The answer of {0} has no list of records (it has: {1}).",
            "请用浏览器核对地址和参数；空列表起草不了。", "Check the address and its parameters; an empty list cannot be drafted from."),
    STILL_BUSY("SQ-EXC-0345", ErrorKind.CONFLICT,
            "其他作业一直在运行，本次没有运行。", "Other jobs kept running, so this one did not run.",
            "数据源文件已保存；请在作业空闲时运行 ./shuqiao collect 和 standardize。",
            "The source file is saved; run ./shuqiao collect and standardize once no job runs.");

    private final ErrorKind kind;
    private final ErrorText text;

    IntakeCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
