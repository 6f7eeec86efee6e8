package org.shuqiao.exchange.domain.form;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of forms that are checked against what is shared. */
public enum FormCode implements ErrorCode {
    COLLECTS_SHARED("SQ-EXC-0285", ErrorKind.CONFLICT,
            "表单“{0}”要求填报已共享的数据：{1}（核查编号 {2}）。",
            "The form {0} asks for what is shared already: {1} (check {2}).",
            "请从表单中删去这些项，改为申请使用所列条目；确需填报的，请数据主管部门就该编号裁决后再核查。",
            "Take these fields off the form and request the entries named; where it has to ask all the same, let the "
                    + "data authority decide on that check, and check again."),
    SUBJECT_MISSING("SQ-EXC-0286", ErrorKind.INVALID,
            "看不出表单“{0}”向谁收集数据。", "The form {0} does not show whom it asks about.",
            "请写明对象：person（人）或 enterprise（企），或列出身份号码等标识字段。",
            "Say person or enterprise, or list the field that tells them apart, such as the citizen number."),
    FIELDS_MISSING("SQ-EXC-0287", ErrorKind.INVALID,
            "表单须列出 1 至 {0} 个字段。", "A form has 1 to {0} fields.",
            "请逐项列出要求填报的字段。", "List each field that is to be filled in."),
    CHECK_UNKNOWN("SQ-EXC-0288", ErrorKind.UNKNOWN,
            "没有表单核查 {0}。", "There is no check {0} of a form.",
            "请核对编号。", "Check its number."),
    CHECK_DECIDED("SQ-EXC-0289", ErrorKind.CONFLICT,
            "表单核查 {0} 已有裁决，或裁决正待签署。", "The check {0} is decided, or its decision waits for its signature.",
            "裁决不可更改；情况有变的，请重新核查表单。", "A decision stands; check the form again where things changed."),
    NOTHING_TO_DECIDE("SQ-EXC-0290", ErrorKind.REFUSED,
            "表单核查 {0} 没有要裁决的字段。", "Nothing of the check {0} is to be decided.",
            "只有要求填报已共享数据的表单需要裁决。", "Only a form that asks for what is shared is decided on."),
    VERDICT_UNKNOWN("SQ-EXC-0291", ErrorKind.INVALID,
            "裁决“{0}”不可用。", "There is no verdict {0}.",
            "可用的取值：{1}。", "Allowed: {1}.");

    private final ErrorKind kind;
    private final ErrorText text;

    FormCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
