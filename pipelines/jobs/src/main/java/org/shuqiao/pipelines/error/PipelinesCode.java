package org.shuqiao.pipelines.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Errors of the lake jobs, from landing batches to golden records; those of a batch itself are landing codes. */
public enum PipelinesCode implements ErrorCode {
    JOB_UNREADABLE("SQ-PIP-0001", ErrorKind.INVALID,
            "作业文件 {0} 无法读取或不完整。", "The job file {0} cannot be read or is incomplete.",
            "按 docs/lake.md 写作业文件，并作为唯一参数给出。", "Write it as docs/lake.md says and give it as the one argument."),
    NOTHING_LANDED("SQ-PIP-0005", ErrorKind.REFUSED,
            "数据集 {0} 没有归集批次。", "Nothing of dataset {0} has landed.",
            "先运行 shuqiao collect {0}。", "Run shuqiao collect {0} first."),
    COLUMN_RESERVED("SQ-PIP-0006", ErrorKind.INVALID,
            "数据集 {0} 的列 {1} 的名称为空、重复或以系统保留。",
            "Column {1} of dataset {0} has a name that is empty, given twice or reserved.",
            "在来源端或取数查询中改名。", "Rename it at the source or in a view of it."),
    COLUMN_MISSING("SQ-PIP-0007", ErrorKind.INVALID,
            "数据集 {0} 的对标引用了来源列 {1}，但归集到的数据没有该列。",
            "The mapping of dataset {0} uses the source column {1}, which the landed data does not have.",
            "改正来源文件中的 contract 与 mapping。", "Correct contract and mapping in the source file."),
    ROWS_NOT_CONSERVED("SQ-PIP-0008", ErrorKind.INTERNAL,
            "数据集 {0} 的行数不守恒：读入 {1}，标准 {2}，问题数据 {3}，合并 {4}；未发布任何结果。",
            "The rows of dataset {0} do not add up: {1} in, {2} standard, {3} quarantined, {4} merged; nothing was "
                    + "published.",
            "保留日志并报告此问题。", "Keep the log and report this."),
    LAKE_BUSY("SQ-PIP-0009", ErrorKind.CONFLICT,
            "另一个作业正在写同一个数据湖。", "Another worker is writing to the same lake.",
            "等它结束后再运行。", "Run again when it has ended."),
    STORE_UNREACHABLE("SQ-PIP-0010", ErrorKind.UNAVAILABLE,
            "数据湖目录 {0} 无法连接（{1}）。", "The lake''s catalog {0} cannot be reached ({1}).",
            "检查该数据库或目录服务是否运行，地址、用户和密码（store、lake.rest 设置）是否正确，随后再次运行。",
            "Check that this database or server runs and that address, user and secret are right (settings store and "
                    + "lake.rest), then run again."),
    STEP_FAILED("SQ-PIP-0011", ErrorKind.INTERNAL,
            "{0} 的处理意外失败（{1}）。", "Work on {0} failed unexpectedly ({1}).",
            "详情见 SHUQIAO_LOG 指向的日志；重新运行会从上次完整的结果继续。",
            "The log that SHUQIAO_LOG names has the details; a new run goes on from the last whole result."),
    RESULT_UNWRITABLE("SQ-PIP-0012", ErrorKind.UNAVAILABLE,
            "运行结果 {0} 无法写入。", "The run result {0} cannot be written.",
            "检查目录权限和磁盘空间。", "Check the folder''s permissions and the disk space."),
    SUBJECT_FIELD_MISSING("SQ-PIP-0013", ErrorKind.INVALID,
            "数据集 {0} 为主体 {1} 提供的列 {2} 不在其标准列中，或类型与其他数据集不一致。",
            "Column {2}, which dataset {0} feeds to subject {1}, is not among its standard columns or differs in type "
                    + "from other datasets.",
            "改正来源文件中的 subject。", "Correct subject in the source file."),
    SESSION_FAILED("SQ-PIP-0014", ErrorKind.UNAVAILABLE,
            "Spark 无法启动（{0}）。", "Spark cannot start ({0}).",
            "检查配置中的 spark.master 等设置，详情见日志。", "Check spark.master and the other Spark settings; the log has the "
                    + "details."),
    NO_EXECUTORS("SQ-PIP-0015", ErrorKind.UNAVAILABLE,
            "Spark 集群 {0} 已 {1} 秒没有给出执行器。", "The Spark cluster {0} has given no executor for {1} s.",
            "检查集群的工作节点和空闲资源；重新运行会从上次完整的结果继续。",
            "Check the cluster''s workers and free resources; a new run goes on from the last whole result."),
    TABLE_MISSING("SQ-PIP-0030", ErrorKind.UNKNOWN,
            "数据湖没有表 {0}。", "The lake has no table {0}.",
            "用 ./shuqiao lake status 查看全部表。", "List the tables with ./shuqiao lake status."),
    LAKE_FULL("SQ-PIP-0031", ErrorKind.UNAVAILABLE,
            "整理表 {0} 时磁盘已满；原快照不变，查询照常。",
            "The disk is full while table {0} is looked after; its snapshot stays as it is and queries go on.",
            "腾出空间后再运行 ./shuqiao lake maintain；合并需要与该表现有文件相当的空闲空间。",
            "Make room and run ./shuqiao lake maintain again; compaction needs as much free space as the table''s "
                    + "files have now."),
    MAINTENANCE_FAILED("SQ-PIP-0032", ErrorKind.INTERNAL,
            "整理表 {0} 意外失败（{1}）；原快照不变。",
            "Looking after table {0} failed unexpectedly ({1}); its snapshot stays as it is.",
            "详情见 SHUQIAO_LOG 指向的日志；再运行一次即可继续。",
            "The log that SHUQIAO_LOG names has the details; run it again to go on.");

    private final ErrorKind kind;
    private final ErrorText text;

    PipelinesCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
