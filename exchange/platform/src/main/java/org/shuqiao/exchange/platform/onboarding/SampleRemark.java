package org.shuqiao.exchange.platform.onboarding;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Remarks on a sample that can be collected and mapped ({@code SQ-SRC}): what had better be looked at before. */
public enum SampleRemark implements ErrorCode {
    KEYS_REPEAT("SQ-SRC-0060", ErrorKind.CONFLICT,
            "样本中有 {0} 行的主键（{1}）与另一行相同，运行时会合并成一行。",
            "{0} rows of the sample have a key ({1}) that another one has too; a run merges them.",
            "请核对主键是否选对，以及该列是否丢了前导零或被电子表格截断。",
            "See whether it is the right key, and whether its column lost leading zeros or was cut by a spreadsheet."),
    SETTLE_NONE("SQ-SRC-0062", ErrorKind.INVALID,
            "slice 没有设置 settle：晚提交的行可能落在已采集的范围内。",
            "The slice has no settle: rows that commit late may come into a range that was collected.",
            "请把 settle 设为大于来源最长事务的时长，例如 PT30S；表有主键并作为 slice 的 key 时，晚到的行会自动补采。",
            "Set settle longer than the source''s longest transaction, for example PT30S; with the table''s primary "
                    + "key as key of the slice, late rows are fetched by themselves."),
    LOAD_LIMITED("SQ-SRC-0072", ErrorKind.INVALID,
            "采集对来源服务器的限制：{0}。样本的几行不受时段限制。",
            "Collecting keeps to the limits of the source''s server: {0}. The few rows of a sample are read at any "
                    + "hour.",
            "请与来源部门核对，并让计划任务落在该时段内。",
            "Agree on them with the department, and schedule collecting within the hours."),
    KEY_MISSING("SQ-SRC-0061", ErrorKind.INVALID,
            "没有主键（mapping.key），同一条记录的两行不会合并。", "There is no key (mapping.key): two rows of one record stay two.",
            "请在 mapping.key 中写出能区分记录的标准列。", "Name the standard columns that tell records apart in mapping.key.");

    private final ErrorKind kind;
    private final ErrorText text;

    SampleRemark(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
