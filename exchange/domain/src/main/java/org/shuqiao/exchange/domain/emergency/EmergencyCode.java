package org.shuqiao.exchange.domain.emergency;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of emergency grants (应急授权). */
public enum EmergencyCode implements ErrorCode {
    EMERGENCY_UNKNOWN("SQ-EMG-0001", ErrorKind.UNKNOWN,
            "没有应急授权 {0}。", "There is no emergency grant {0}.",
            "请核对编号。", "Check its number."),
    SAME_PERSON("SQ-EMG-0002", ErrorKind.REFUSED,
            "应急授权 {0} 已由此人提出、批准或申请，须由另一人办理。",
            "This person proposed, gave or requested the emergency grant {0}; another one has to do this.",
            "请由数据主管部门另一人办理，复核也可由审计员办理。",
            "Let another person of the authority do it; an auditor may review it too."),
    HOURS("SQ-EMG-0003", ErrorKind.INVALID,
            "应急授权的时长为 1 至 {0} 小时。", "An emergency grant lasts 1 to {0} hours.",
            "请缩短时长；长期需要的请按常规申请。", "Make it shorter; what is needed longer is requested as usual."),
    NOT_ITS_AUTHORITY("SQ-EMG-0004", ErrorKind.REFUSED,
            "提供方签署的目录 {0} 第 {1} 版没有指明本部门为数据主管部门。",
            "The entry {0}, version {1}, that its provider signed does not name this department as its authority.",
            "请提供方重新签署该目录版本。", "Let the provider sign that version again."),
    OWN_USE("SQ-EMG-0005", ErrorKind.REFUSED,
            "数据主管部门不得给自己应急授权。", "The authority cannot give an emergency grant to itself.",
            "请按常规申请。", "Request it as usual."),
    NOT_SHARED("SQ-EMG-0006", ErrorKind.REFUSED,
            "申请 {0} 已办结或撤回，不能再给应急授权。",
            "The request {0} was granted, refused or withdrawn: no emergency grant follows from it.",
            "请另行申请。", "Make another request."),
    EMERGENCY_STATE("SQ-EMG-0007", ErrorKind.CONFLICT,
            "应急授权 {0} 已是“{1}”状态。", "The emergency grant {0} is {1} already.",
            "无需重复办理。", "It need not be done again."),
    EMERGENCY_LATE("SQ-EMG-0008", ErrorKind.REFUSED,
            "应急授权 {0} 的时段已过。", "The time of the emergency grant {0} is over.",
            "如仍需要，请重新提出。", "Propose it again if it is still needed.");

    private final ErrorKind kind;
    private final ErrorText text;

    EmergencyCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
