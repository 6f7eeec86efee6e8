package org.shuqiao.exchange.domain.source;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of changes of a source's structure. */
public enum StructureCode implements ErrorCode {
    CHANGE_UNKNOWN("0065", ErrorKind.UNKNOWN,
            "数据集 {0} 没有待决定的结构变更 {1}。", "The dataset {0} has no change {1} that waits for a decision.",
            "请用 ./shuqiao contract 查看待决定的变更。", "See what waits by ./shuqiao contract."),
    REASON_MISSING("0066", ErrorKind.INVALID,
            "接受结构变更须说明理由。", "Accepting a change of structure needs a reason.",
            "请填写理由。", "State the reason.");

    private final ErrorKind kind;
    private final ErrorText text;

    StructureCode(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh,
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
