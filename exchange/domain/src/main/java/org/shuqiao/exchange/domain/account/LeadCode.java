package org.shuqiao.exchange.domain.account;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of what the lead of a department (部门负责人) does alone. */
public enum LeadCode implements ErrorCode {
    LEAD_IS_OFFICER("SQ-EXC-0302", ErrorKind.INVALID,
            "部门负责人账号须同时是数据专员（officer）。", "An account with the role lead needs the role officer too.",
            "请同时选择 officer 和 lead。", "Give it both roles, officer and lead."),
    LEAD_NEEDED("SQ-EXC-0303", ErrorKind.REFUSED,
            "按本部门规则，这一步由部门负责人办理（{0}）。", "By your department''s rule its lead takes this step ({0}).",
            "请本部门负责人登录后办理；没有负责人账号的，由两名管理员设立。",
            "Have the lead of your department sign in and do it; without one, two administrators make the account.");

    private final ErrorKind kind;
    private final ErrorText text;

    LeadCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
