package org.shuqiao.exchange.domain.delegation;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of deciding handed over during an absence. */
public enum DelegationCode implements ErrorCode {
    DELEGATE_UNFIT("SQ-EXC-0276", ErrorKind.INVALID,
            "{0} 不是本部门另一位在岗的数据专员。", "{0} is no other officer of your department whose account is active.",
            "请选择本部门的另一位数据专员。", "Choose another officer of your department."),
    DELEGATION_PERIOD("SQ-EXC-0277", ErrorKind.INVALID,
            "委托期限不成立：止于今日以后，起止不超过 {0} 天。",
            "The time of a delegation ends after today and is {0} days at most.",
            "请改正起止日期。", "Correct its days."),
    DELEGATION_OVERLAPS("SQ-EXC-0278", ErrorKind.CONFLICT,
            "该时段内 {0} 已委托他人（{1}）。", "{0} has delegated to somebody in that time already ({1}).",
            "请先撤回该委托，或另选时段、另选受托人。", "Revoke that one first, or choose other days or another officer."),
    DELEGATION_UNKNOWN("SQ-EXC-0279", ErrorKind.UNKNOWN,
            "没有委托 {0}。", "There is no delegation {0}.",
            "请刷新页面，核对编号。", "Load the page again and check its number."),
    DELEGATION_BARRED("SQ-EXC-0305", ErrorKind.REFUSED,
            "本部门规则《{0}》不允许委托办理。", "Your department''s rule {0} lets nobody delegate.",
            "请由本人办理，或由部门负责人修改规则。", "Decide yourself, or have the lead change the rule."),
    OTHER_RULE("SQ-EXC-0306", ErrorKind.INVALID,
            "委托只能依据本部门公布的规则《{0}》。", "A delegation rests on the rule that your department stated: {0}.",
            "请不填依据，或填写该规则的名称。", "Leave the rule out, or give it as it is stated.");

    private final ErrorKind kind;
    private final ErrorText text;

    DelegationCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
