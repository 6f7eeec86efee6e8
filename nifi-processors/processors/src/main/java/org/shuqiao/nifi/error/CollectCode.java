package org.shuqiao.nifi.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/**
 * Error codes of data collection ({@code SQ-COL}). Arguments name places, columns and settings, never values of rows.
 */
public enum CollectCode implements ErrorCode {
    PLACE_UNUSABLE("0005", ErrorKind.UNAVAILABLE,
            "目录 {0} 不能读写。", "The folder {0} cannot be read or written.",
            "请检查目录是否存在及其权限。", "Check that it exists and its permissions."),

    SOURCE_DOWN("0010", ErrorKind.UNAVAILABLE,
            "连接不上数据库 {0}。", "The database {0} cannot be reached.",
            "请检查地址、端口和网络，确认数据库已启动。", "Check host, port and network, and that it runs."),
    SOURCE_DENIED("0011", ErrorKind.UNAVAILABLE,
            "数据库 {0} 拒绝了用户名或口令。", "The database {0} refused the user or the password.",
            "请核对 user 和 secret 所指的口令。", "Check user and the password that secret names."),
    DATABASE_MISSING("0012", ErrorKind.UNKNOWN,
            "{0} 中没有这个数据库。", "There is no such database at {0}.",
            "请核对 url 中的库名。", "Check the database name in url."),
    TABLE_MISSING("0013", ErrorKind.UNKNOWN,
            "源库中没有表 {0}。", "The source has no table {0}.",
            "请核对 table（可写成 模式.表），确认来源部门没有改名。", "Check table (schema.table is possible) and whether the department "
                    + "renamed it."),
    TABLE_FORBIDDEN("0014", ErrorKind.UNAVAILABLE,
            "采集用户无权读取表 {0}。", "The user may not read the table {0}.",
            "请来源部门授予 SELECT 权限。", "Ask the department to grant SELECT."),
    READ_FAILED("0015", ErrorKind.UNAVAILABLE,
            "读取表 {0} 时数据库报错（SQLSTATE {1}）。", "The database failed while {0} was read (SQLSTATE {1}).",
            "本批没有落地；请查数据库日志后重试。", "Nothing of this batch landed; look into the database''s log and run again."),
    DRIVER_MISSING("0016", ErrorKind.UNAVAILABLE,
            "没有适用于 {0} 的 JDBC 驱动。", "There is no JDBC driver for {0}.",
            "请把驱动 jar 放入采集程序的类路径。", "Put the driver''s jar on the worker''s class path."),

    COLUMN_MISSING("0020", ErrorKind.INVALID,
            "{0} 缺少约定的列 {1}。", "{0} lacks the promised column {1}.",
            "请与来源部门核实，改好数据源或更新 contract。", "Ask the department; restore the column or update the contract."),
    COLUMN_ADDED("0021", ErrorKind.INVALID,
            "{0} 比同批的其他文件多出列 {1}。", "{0} has the column {1}, which the batch''s other files lack.",
            "同一批的文件须有相同的列；请来源部门按同一格式重新导出。", "Files of one batch have the same columns: ask the department "
                    + "to export them alike."),
    COLUMN_RETYPED("0022", ErrorKind.INVALID,
            "{0} 的列 {1} 约定为 {2}，现为 {3}。", "The column {1} of {0} was promised as {2} and is {3} now.",
            "请与来源部门核实后更新 contract。", "Ask the department, then update the contract."),
    SLICE_COLUMN_MISSING("0023", ErrorKind.INVALID,
            "{0} 没有切片所用的列 {1}。", "{0} has no column {1}, which the slice needs.",
            "请核对 slice 的 watermark 与 key。", "Check watermark and key of the slice."),
    SETTLE_NEEDS_TIME("0024", ErrorKind.INVALID,
            "{0} 的列 {1} 不是时间，不能使用 settle。", "The column {1} of {0} is no timestamp, so settle cannot hold it back.",
            "请去掉 settle，或改用时间型的 watermark。", "Remove settle or choose a timestamp watermark."),
    BOUND_UNREADABLE("0025", ErrorKind.INVALID,
            "{0} 的列 {1} 的值不能作为切片边界。", "A value of the column {1} of {0} cannot bound a slice.",
            "请换用数值、时间或文本型的 watermark。", "Choose a watermark of numbers, times or text."),

    CONTRACT_CHANGED("0120", ErrorKind.CONFLICT,
            "{0} 的结构与约定不符：{1}。涉及尚未采集的 {2} 行，均未采集（变更号 {3}）。",
            "The structure of {0} departs from its contract: {1}. It concerns {2} rows not yet collected; none of them "
                    + "was (change {3}).",
            "请来源部门恢复；确属改动时由其数据专员运行 ./shuqiao contract accept，或更新 contract。",
            "Ask the department to restore it; where it is meant, its officer runs ./shuqiao contract accept, or "
                    + "update the contract."),
    KEY_UNORDERED("0121", ErrorKind.INVALID,
            "{0} 的列 {1} 是 ENUM 或 SET，其排序与比较不一致，不能作切片边界。",
            "The column {1} of {0} is an ENUM or SET: it is ordered otherwise than it compares and cannot bound "
                    + "a slice.",
            "请换用数值、时间或文本型的 watermark 与 key。", "Choose watermark and key of numbers, times or text."),
    ROWS_DIFFER("0122", ErrorKind.CONFLICT,
            "{0}：源库在同一事务中计为 {1} 行，读到的是 {2} 行。",
            "{0}: the source counts {1} rows in the same transaction, {2} were read.",
            "本批没有落地；请重试。仍不一致时，该表多半不支持事务快照（如 MyISAM），请在数据不变的时段采集。",
            "Nothing of this batch landed; run again. If they still differ, the table has no snapshots as a rule "
                    + "(MyISAM): collect while its data rests."),
    SNAPSHOT_REFUSED("0123", ErrorKind.UNAVAILABLE,
            "数据库 {0} 不允许快照隔离。", "The database {0} does not allow snapshot isolation.",
            "请来源部门执行 ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON。",
            "Ask the department for ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON."),
    SOURCE_SILENT("0124", ErrorKind.UNAVAILABLE,
            "数据库 {0} 在 {1} 秒内没有应答。", "The database {0} did not answer within {1} s.",
            "本批没有落地；请检查网络、防火墙与驱动后重试。",
            "Nothing of this batch landed; check network, firewall and driver, then run again."),
    SOURCE_CLOSED("0130", ErrorKind.UNAVAILABLE,
            "{0} 只在 {2} 采集，等到 {1}。", "{0} waits until {1}: it is read within {2} only.",
            "不必处理：到时由计划任务或再次运行 collect 继续；时段写在数据源文件的 load.hours。",
            "Nothing to do: a scheduled run or another collect goes on then. The hours stand in load.hours of the "
                    + "source file."),
    SOURCE_OCCUPIED("0131", ErrorKind.UNAVAILABLE,
            "{0} 所在服务器允许的 {1} 个连接在 {2} 秒内都被占用。",
            "All {1} connections that the server of {0} allows were taken for {2} s.",
            "本批没有落地；稍后再采集，或与来源部门商定更大的 load.connections。",
            "Nothing of this batch landed; run again later, or agree on more load.connections with the department."),
    HOURS_ENDED("0132", ErrorKind.UNAVAILABLE,
            "{0} 的采集时段 {1} 已结束，本批读到 {2} 行时停止，没有落地。",
            "The hours {1} of {0} ended when {2} rows of a slice were read; it was broken off and did not land.",
            "分批采集在下一时段从同一位置继续；快照与删除核对须在一个时段内读完，请与来源部门商定更长的 load.hours 或更大的 "
                    + "load.rows-a-second。",
            "A keyset goes on from the same bound within the next hours. A snapshot and a comparison of keys have to "
                    + "end within them: agree on longer load.hours or more load.rows-a-second."),
    RECONCILE_KEYLESS("0127", ErrorKind.INVALID,
            "{0} 的 key（{1}）不是表的主键，不能核对删除。", "The key ({1}) of {0} is not its primary key: deletions cannot be found.",
            "请把 slice 的 key 写成表的主键，或改用快照方式（slice 的 mode 写 snapshot）。",
            "Write the table''s primary key as key of the slice, or use the mode snapshot."),
    RECONCILE_SHRANK("0128", ErrorKind.CONFLICT,
            "{0} 已采集的 {2} 行中有 {1} 行在数据源中不存在，超过 {3}%。",
            "Of the {2} rows of {0} that landed {1} are gone at the source: more than {3} %.",
            "没有删除任何行；确属删除时运行 ./shuqiao collect {0} --reconcile --accept-shrunken。",
            "Nothing was deleted; if they are gone indeed, run ./shuqiao collect {0} --reconcile --accept-shrunken."),
    LANDED_DIFFERS("0125", ErrorKind.UNAVAILABLE,
            "{0} 写入落地区的行与从数据源读到的行不一致（摘要不符）。",
            "The rows written to the landing zone of {0} are not those read from the source (digests differ).",
            "本批没有落地；请检查磁盘与内存后重试。", "Nothing of this batch landed; check disk and memory, then run again."),

    FILE_MISSING("0030", ErrorKind.UNKNOWN,
            "没有与 {0} 相符的文件。", "No file matches {0}.",
            "请核对 path，确认文件已送达。", "Check path and that the file has arrived."),
    FILE_UNREADABLE("0031", ErrorKind.INVALID,
            "文件 {0} 不能读取。", "The file {0} cannot be read.",
            "请检查其权限，确认文件完整。", "Check its permissions and that it is whole."),
    FILE_CHANGING("0032", ErrorKind.CONFLICT,
            "文件 {0} 在读取时发生了变化。", "The file {0} changed while it was read.",
            "等文件写完后再采集。", "Collect again when it is written."),
    CHARSET_CONTRADICTED("0033", ErrorKind.INVALID,
            "文件 {0} 声明为 {1}，其字节却是 {2}。", "The file {0} is declared as {1}, but its bytes are {2}.",
            "请修正 charset，或请来源部门按声明的编码重新导出。", "Correct charset or ask the department to export it as declared."),
    CHARSET_MIXED("0034", ErrorKind.INVALID,
            "文件 {0} 混有两种编码，第 {1} 行起与前文不同。", "The file {0} mixes two encodings; line {1} is the first that differs.",
            "请来源部门用同一种编码重新导出。", "Ask the department to export it in one encoding."),
    CHARSET_UNKNOWN("0035", ErrorKind.INVALID,
            "认不出文件 {0} 的编码（{1}）。", "The encoding of the file {0} is not known ({1}).",
            "请在 charset 中写明编码，例如 UTF-8 或 GB18030。", "Name it in charset, for example UTF-8 or GB18030."),
    QUOTES_BROKEN("0036", ErrorKind.INVALID,
            "文件 {0} 第 {1} 行附近的引号不成对。", "The quotes of the file {0} are broken near line {1}.",
            "请来源部门改正后重新导出。", "Ask the department to correct and export it again."),
    NO_ROWS("0037", ErrorKind.INVALID,
            "文件 {0} 没有数据行。", "The file {0} has no rows.",
            "请核对文件、header-rows 与 skip-rows。", "Check the file, header-rows and skip-rows."),
    HEADER_INVALID("0038", ErrorKind.INVALID,
            "文件 {0} 的表头第 {1} 列为空或与前面重复。", "Column {1} of the header of {0} is empty or repeats an earlier one.",
            "请核对 header-rows 与 skip-rows，或请来源部门改正表头。", "Check header-rows and skip-rows or ask the department to "
                    + "correct the header."),
    WORKBOOK_PROTECTED("0039", ErrorKind.INVALID,
            "工作簿 {0} 有口令保护。", "The workbook {0} is protected by a password.",
            "请来源部门去掉打开口令后重新提供。", "Ask the department for a copy without a password."),
    WORKBOOK_BROKEN("0040", ErrorKind.INVALID,
            "工作簿 {0} 不完整或已损坏。", "The workbook {0} is cut short or broken.",
            "请重新传送该文件。", "Transfer the file again."),
    WORKBOOK_UNKNOWN("0041", ErrorKind.INVALID,
            "文件 {0} 不是 Excel 工作簿。", "The file {0} is no Excel workbook.",
            "请核对 format；文本表格应写 csv。", "Check format; a text table is csv."),
    SHEET_MISSING("0042", ErrorKind.INVALID,
            "工作簿 {0} 没有名为 {1} 的工作表。", "The workbook {0} has no sheet {1}.",
            "请核对 sheet。", "Check sheet."),
    WORKBOOK_1904("0043", ErrorKind.INVALID,
            "工作簿 {0} 的日期从 1904 年起算。", "The workbook {0} counts its dates from 1904.",
            "请在 Excel 选项中取消“使用 1904 日期系统”后另存。", "Switch the 1904 date system off in Excel and save it again."),
    CELL_TOO_LONG("0044", ErrorKind.INVALID,
            "文件 {0} 第 {1} 行附近有一个超过 {2} 字符的单元格。", "The file {0} has a cell of more than {2} characters near line {1}.",
            "请核对 delimiter 与文件内容，或请来源部门重新导出。", "Check delimiter and the file, or ask the department to export it "
                    + "again."),

    HEADER_ELSEWHERE("0079", ErrorKind.INVALID,
            "{0} 读到的表头不是约定的：{1}。", "The header read of {0} is not the one that was promised: {1}.",
            "文件本身是完整的，请按上述改正数据源文件。", "The file is whole; correct the source file as it says."),

    SERVICE_DOWN("0050", ErrorKind.UNAVAILABLE,
            "连接不上服务 {0}。", "The service {0} cannot be reached.",
            "请检查地址和网络，确认服务已启动。", "Check the address and the network, and that it runs."),
    SERVICE_DENIED("0051", ErrorKind.UNAVAILABLE,
            "服务 {0} 不认可密钥（401）。", "The service {0} did not accept the key (401).",
            "请核对 header 和 secret 所指的密钥。", "Check header and the key that secret names."),
    SERVICE_FORBIDDEN("0052", ErrorKind.UNAVAILABLE,
            "服务 {0} 禁止访问（403）。", "The service {0} forbids the access (403).",
            "请来源部门为该密钥授权。", "Ask the department to authorize the key."),
    SERVICE_MISSING("0053", ErrorKind.UNKNOWN,
            "服务地址 {0} 不存在（404）。", "There is nothing at {0} (404).",
            "请核对 url。", "Check url."),
    SERVICE_REFUSED("0054", ErrorKind.INVALID,
            "服务 {0} 以状态 {1} 拒绝了请求。", "The service {0} refused the request with status {1}.",
            "请核对 url 与 paging 的参数名。", "Check url and the parameter names of paging."),
    SERVICE_BUSY("0055", ErrorKind.UNAVAILABLE,
            "服务 {0} 在 {1} 次尝试后仍限流（429）。", "The service {0} still limits the rate (429) after {1} attempts.",
            "请调低 rate 或稍后再采集。", "Lower rate or collect later."),
    SERVICE_FAILING("0056", ErrorKind.UNAVAILABLE,
            "服务 {0} 在 {1} 次尝试后仍出错（{2}）。", "The service {0} still fails ({2}) after {1} attempts.",
            "请告知来源部门，稍后再采集。", "Tell the department and collect later."),
    ANSWER_TRUNCATED("0057", ErrorKind.UNAVAILABLE,
            "服务 {0} 的应答不是完整的 JSON。", "An answer of {0} is not whole JSON.",
            "本批没有落地；请告知来源部门后重试。", "Nothing of this batch landed; tell the department and run again."),
    ANSWER_SHAPE("0058", ErrorKind.INVALID,
            "服务 {0} 的应答中没有 {1}。", "An answer of {0} has no {1}.",
            "请核对 paging 的 rows 与 total。", "Check rows and total of paging."),
    PAGES_DRIFT("0059", ErrorKind.CONFLICT,
            "服务 {0} 的分页在采集时漂移，重来一次仍如此。", "The pages of {0} drifted while they were read, and again when the pull was "
                    + "restarted.",
            "请来源部门按唯一键排序分页，或在数据不变的时段采集。", "Ask the department to order its pages by a unique key, or collect while "
                    + "the data rests."),

    ANSWER_FAILED("0073", ErrorKind.UNAVAILABLE,
            "服务 {0} 应答 200，内容却说失败了（{1}）。", "The service {0} answered 200 but says that it failed ({1}).",
            "本批没有落地，已有的行不变；请告知来源部门后重试。", "Nothing of this batch landed and the rows that are there stay; tell the "
                    + "department and run again."),
    ANSWER_NOT_JSON("0076", ErrorKind.UNAVAILABLE,
            "服务 {0} 应答 200，内容却是 {1} 而不是 JSON，多半是登录页或错误页。",
            "The service {0} answered 200 with {1} and not JSON: a sign-in or error page as a rule.",
            "请核对 url、header 与 secret；本批没有落地。", "Check url, header and secret; nothing of this batch landed."),
    ANSWER_CHARSET("0078", ErrorKind.INVALID,
            "服务 {0} 的应答不能按 {1} 解码。", "An answer of {0} cannot be read as {1}.",
            "请来源部门在 Content-Type 中写明编码（例如 charset=GBK），或改用 UTF-8。",
            "Ask the department to name the encoding in Content-Type (for example charset=GBK), or to use UTF-8."),

    LANDING_FULL("0070", ErrorKind.EXHAUSTED,
            "落地区已满（上限 {0} 字节）。", "The landing zone is full (limit {0} bytes).",
            "本批没有落地；请腾出空间或提高上限后重试。", "Nothing of this batch landed; make room or raise the limit and run again."),
    SNAPSHOT_SHRANK("0077", ErrorKind.CONFLICT,
            "{0} 的新快照只有 {1} 行，上一份有 {2} 行，减少超过 {3}%。",
            "The new snapshot of {0} has {1} rows and the last one {2}: more than {3} % are gone.",
            "本批没有落地，已有的行不变；确属减少时运行 ./shuqiao collect {0} --accept-shrunken，或调大 slice 的 may-lose。",
            "Nothing of this batch landed and the rows that are there stay; if they are gone indeed, run "
                    + "./shuqiao collect {0} --accept-shrunken, or raise may-lose of the slice."),
    LANDING_FAILED("0074", ErrorKind.UNAVAILABLE,
            "写入落地区 {0} 失败。", "Writing to the landing zone {0} failed.",
            "本批没有落地；请检查磁盘与权限后重试。", "Nothing of this batch landed; check disk and permissions and run again."),
    PARCEL_BROKEN("0075", ErrorKind.INVALID,
            "送到落地处理器的内容不是切片包：{0}。", "What reached the landing processor is no parcel: {0}.",
            "请只把 PullTable、PullFile、PullService 的 success 接到 LandBatch。",
                    "Connect only the success of PullTable, PullFile or PullService to LandBatch.");

    private final ErrorKind kind;
    private final ErrorText text;

    CollectCode(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
