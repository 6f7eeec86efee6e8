package org.shuqiao.contracts.landing;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorText;

/** Lists what can be wrong with a landing batch. */
public enum LandingCode implements ErrorCode {
    LANDING_GAP("SQ-COL-0071",
            "数据集 {0} 的这一批与已落地的最新批次不衔接。", "This batch of {0} does not begin where the newest landed one ends.",
            "请以落地区为准重置处理器状态后重新采集。", "Reset the processor''s state to the landing zone and collect again."),
    LANDING_BUSY("SQ-COL-0072",
            "另一个进程正在落地数据集 {0}。", "Another process is landing the dataset {0}.",
            "等它结束后重试。", "Run again when it is done."),
    BATCH_CHANGED("SQ-PIP-0002",
            "数据集 {0} 的归集批次 {1} 落地后被改动：文件 {2} 与清单不符。",
            "Landing batch {1} of dataset {0} was changed after it landed: file {2} differs from its manifest.",
            "从备份恢复该批次目录，或删除该批次后重新归集；查明是谁改动的。",
            "Restore the batch folder from a backup, or remove the batch and collect again; find out who changed it."),
    MANIFEST_BROKEN("SQ-PIP-0003",
            "数据集 {0} 的归集批次 {1} 的清单无法读取或不完整：{2}。",
            "The manifest of landing batch {1} of dataset {0} cannot be read or is incomplete: {2}.",
            "从备份恢复该批次目录，或删除该批次后重新归集。",
            "Restore the batch folder from a backup, or remove the batch and collect again."),
    BATCH_UNREADABLE("SQ-PIP-0004",
            "数据集 {0} 的归集批次 {1} 的文件 {2} 与清单相符，但内容不是归集格式。",
            "File {2} of landing batch {1} of dataset {0} agrees with its manifest but is not in the landing format.",
            "归集程序写出了错误的批次：删除它，修复后重新归集。",
            "The collector wrote a wrong batch: remove it, repair the collector and collect again.");

    private final ErrorText text;

    LandingCode(String id, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
