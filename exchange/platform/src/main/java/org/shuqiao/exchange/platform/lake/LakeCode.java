package org.shuqiao.exchange.platform.lake;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of looking after the lake. */
public enum LakeCode implements ErrorCode {
    FILES_ALTERED("SQ-EXC-0346", ErrorKind.REFUSED,
            "表 {0} 有 {1} 个文件与登记的摘要不符，未整理该表。",
            "{1} files of table {0} do not have the digest that they were sealed with; the table is left as it is.",
            "运行 ./shuqiao audit 查明；合并会抹去被改动的痕迹，因此不做。",
            "Find out with ./shuqiao audit; putting the files together would remove the trace of the change."),
    TABLE_UNKNOWN("SQ-EXC-0347", ErrorKind.UNKNOWN,
            "数据湖没有表 {0}。", "The lake has no table {0}.",
            "用 ./shuqiao lake status 查看全部表。", "List the tables with ./shuqiao lake status.");

    private final ErrorKind kind;
    private final ErrorText text;

    LakeCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
