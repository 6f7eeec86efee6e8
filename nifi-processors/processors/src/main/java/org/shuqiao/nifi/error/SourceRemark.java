package org.shuqiao.nifi.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/**
 * Remarks on a source that was collected ({@code SQ-SRC-0050} and following): rows that were held back, cells that say
 * two things. Arguments name places, columns and counts, never values of rows.
 */
public enum SourceRemark implements ErrorCode {
    WATERMARKS_NULL("0050", ErrorKind.INVALID,
            "{0} 有 {1} 行的切片列（{2}）为空，没有采集。",
            "{1} rows of {0} have no value in the slice''s columns ({2}) and were not collected.",
            "请来源部门补齐这些列的值，或改用快照方式（slice 的 mode 写 snapshot）。",
            "Ask the department to fill these columns, or use the mode snapshot."),
    WATERMARKS_AHEAD("0051", ErrorKind.INVALID,
            "{0} 有 {1} 行的 {2} 晚于现在，暂不采集；其余的行照常采集。",
            "{1} rows of {0} have a {2} later than now and were held back; the other rows are collected.",
            "请来源部门改正这些行的时间；时间到了才会采集。",
            "Ask the department to correct their time; they are collected once it has come."),
    ROWS_LATE_TAKEN("0052", ErrorKind.CONFLICT,
            "{0} 有 {1} 行在采集之后才出现在已采集的范围内；本次重新读取了该范围。",
            "{1} rows of {0} came into a range that had been collected before; the range was read again.",
            "请把 slice 的 settle 设为大于来源最长事务的时长。",
            "Set settle of the slice longer than the source''s longest transaction."),
    ROWS_LATE("0053", ErrorKind.CONFLICT,
            "{0} 有 {1} 行在采集之后才出现在已采集的范围内，没有采集。",
            "{1} rows of {0} came into a range that had been collected before, and were not collected.",
            "请设置 settle，并用快照方式重新采集一次；表有主键并作为 slice 的 key 时会自动补采。",
            "Set settle and collect once as a snapshot; with the table''s primary key as key of the slice, such "
                    + "rows are fetched by themselves."),
    TEXT_BOUND("0054", ErrorKind.INVALID,
            "{0} 仅以文本列 {1} 作切片边界，排在已采集之前的新值不会被采集。",
            "{0} is sliced by the text column {1} alone: new values that sort before the last one are not collected.",
            "请加上随变更增长的 watermark，或改用快照方式（slice 的 mode 写 snapshot）。",
            "Add a watermark that grows with each change, or use the mode snapshot."),
    CELLS_SHOWN("0055", ErrorKind.INVALID,
            "{0} 中这些列的单元格显示与存储不一致：{1}。", "The cells of these columns of {0} show another form than they store: {1}.",
            "请核对样本；来源部门最好把这些列存为文本或统一格式。",
            "Look at the sample; the department had better store them as text, or in one format."),
    FORMULAS_UNCOMPUTED("0056", ErrorKind.INVALID,
            "{0} 中这些列的公式没有保存计算结果：{1}。", "Formulas in these columns of {0} have no saved result: {1}.",
            "请用电子表格软件打开并保存该文件后再提供；这些单元格按错误值处理。",
            "Open the file in a spreadsheet program and save it; these cells count as errors until then."),
    COLUMNS_ADDED("0064", ErrorKind.INVALID,
            "{0} 多出约定之外的列：{1}；这些列没有采集，其余照常。",
            "{0} has columns that the contract does not name: {1}; they are not collected, all else is.",
            "要采集时把它们写入数据源文件的 contract，不发布的列再列入 mapping.ignore。",
            "To have them, add them to contract of the source file, and to mapping.ignore where they are not "
                    + "published."),
    ROWS_GONE("0067", ErrorKind.CONFLICT,
            "{0} 有 {1} 行在数据源中已删除，已作为删除记录采集。", "{1} rows of {0} are gone at the source; they landed as deletions.",
            "下次对标后不再发布；若非来源部门有意删除，请核实。",
            "The next run publishes them no more; ask the department if it did not mean to delete them."),
    NO_RECORDS("0057", ErrorKind.INVALID,
            "{0} 有 {1} 行不是记录（{2}），进入隔离区，不会发布。",
            "{1} rows of {0} are no records ({2}); they go to quarantine and are not published.",
            "请来源部门提供不含合计、注释和重复表头的文件；若其中有记录，请在隔离区核对。",
            "Ask the department for a file without totals, notes and repeated headers; look into the quarantine "
                    + "if one of them is a record.");

    private final ErrorKind kind;
    private final ErrorText text;

    SourceRemark(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh,
            String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText("SQ-SRC-" + number, problemZh, problemEn, remedyZh, remedyEn);
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
