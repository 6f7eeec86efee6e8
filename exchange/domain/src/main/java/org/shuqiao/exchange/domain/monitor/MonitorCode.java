package org.shuqiao.exchange.domain.monitor;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of monitoring rules. */
public enum MonitorCode implements ErrorCode {
    RULE_UNREADABLE("SQ-MON-0001", ErrorKind.INVALID,
            "监测规则文件 {0} 第 {1} 行无法读取。", "The monitoring rule {0} cannot be read at line {1}.",
            "请按 docs/monitoring.md 更正该行。", "Correct the line as docs/monitoring.md says."),
    RULE_INVALID("SQ-MON-0002", ErrorKind.INVALID,
            "监测规则文件 {0} 第 {1} 行：{2} 应为 {3}。", "The monitoring rule {0}, line {1}: {2} has to be {3}.",
            "请按 docs/monitoring.md 更正该行。", "Correct the line as docs/monitoring.md says."),
    RULE_TWICE("SQ-MON-0003", ErrorKind.INVALID,
            "监测规则 {0} 同时写在 {1} 和 {2} 中。", "The monitoring rule {0} is in {1} and in {2}.",
            "请只保留一份。", "Keep one of them."),
    FOLDER_UNREADABLE("SQ-MON-0004", ErrorKind.INVALID,
            "监测规则文件夹 {0} 无法读取。", "The folder of monitoring rules {0} cannot be read.",
            "请检查其权限。", "Check its permissions.");

    private final ErrorKind kind;
    private final ErrorText text;

    MonitorCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
