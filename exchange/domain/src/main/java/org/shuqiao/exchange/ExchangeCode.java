package org.shuqiao.exchange;

import org.shuqiao.standards.error.ErrorCode;
import org.shuqiao.standards.error.Language;

/** Everything that the exchange refuses, and why. */
public enum ExchangeCode implements ErrorCode {
    ROLE_NEEDED("SQ-EXC-0001", "此操作需要角色：{0}。", "This needs the role {0}.",
            "请使用具备该角色的账号。", "Use an account that has it."),
    OTHER_DEPARTMENT("SQ-EXC-0002", "{0} 属于其他部门。", "{0} belongs to another department.",
            "请由所属部门的账号办理。", "Let an account of that department do it."),
    LOGIN_FAILED("SQ-EXC-0003", "账号或密码不正确。", "The account or the password is wrong.",
            "请核对后重试；多次失败将锁定账号。", "Check both; repeated failures lock the account."),
    ACCOUNT_LOCKED("SQ-EXC-0004", "账号因多次登录失败被锁定至 {0}。",
            "The account is locked until {0} after repeated failures.",
            "请到时再试，或请管理员解锁。", "Wait until then, or ask an administrator to unlock it."),
    ACCOUNT_DISABLED("SQ-EXC-0005", "账号已停用或不存在。", "The account is disabled or unknown.",
            "请联系管理员。", "Ask an administrator."),
    LOGIN_TAKEN("SQ-EXC-0006", "登录名已被使用。", "The login name is taken.",
            "请换一个登录名。", "Choose another."),
    ROLES_CONFLICT("SQ-EXC-0007", "角色 {0} 与 {1} 不得由同一账号担任。",
            "One account may not hold both {0} and {1}.",
            "请分设账号（三权分立）。", "Use separate accounts."),
    PASSWORD_WEAK("SQ-EXC-0008", "密码至少 {0} 位，且不得与登录名相同。",
            "A password has {0} characters or more and differs from the login name.",
            "请设置更强的密码。", "Choose a stronger one."),
    DEPARTMENT_UNKNOWN("SQ-EXC-0009", "没有部门 {0}。", "There is no department {0}.",
            "请先登记该部门。", "Register it first."),
    FIELD_MISSING("SQ-EXC-0010", "缺少必填项：{0}。", "The field {0} is missing.",
            "请补齐后重新提交。", "Fill it in and submit again."),
    FIELD_INVALID("SQ-EXC-0011", "{0} 的内容不合规：{1}。", "The field {0} is not acceptable: {1}.",
            "请按要求修改。", "Correct it."),
    RESOURCE_UNKNOWN("SQ-EXC-0020", "目录中没有已发布的资源 {0}。", "No published resource has the code {0}.",
            "请在目录中查找资源代码。", "Search the catalogue for the code."),
    ITEM_UNKNOWN("SQ-EXC-0021", "资源 {0} 没有信息项 {1}。", "The resource {0} has no item {1}.",
            "请从该资源的信息项中选择。", "Choose among the items of the resource."),
    MODE_NOT_OFFERED("SQ-EXC-0022", "资源 {0} 不提供 {1} 方式。", "The resource {0} is not offered by {1}.",
            "请选择目录载明的共享方式。", "Choose a mode that its entry names."),
    REQUEST_KEY_REUSED("SQ-EXC-0023", "申请键已用于内容不同的申请 {0}。",
            "The request key was used before for the different request {0}.",
            "新的申请请使用新的键。", "Give a new request a new key."),
    REQUEST_UNKNOWN("SQ-EXC-0024", "没有申请 {0}。", "There is no request {0}.",
            "请核对申请编号。", "Check its number."),
    TRANSITION_ILLEGAL("SQ-EXC-0025", "申请 {0} 处于“{1}”状态，不能{2}。",
            "The request {0} is {1}: it cannot be {2}.",
            "请刷新后查看其当前状态。", "Reload it and look at its state."),
    RETURNED_BEFORE("SQ-EXC-0026", "申请 {0} 已一次性告知补正，不得再次退回。",
            "What is missing in the request {0} was told once already; it cannot be returned again.",
            "请作出审核决定。", "Decide it."),
    NOTICE_TOO_LATE("SQ-EXC-0027", "申请 {0} 的答复期限 {1} 已过，不能再退回补正。",
            "The reply period of the request {0} ended on {1}; it can no longer be returned.",
            "请立即作出审核决定。", "Decide it at once."),
    NOT_SHARED("SQ-EXC-0028", "资源 {0} 不予共享，依据：{1}。", "The resource {0} is not shared. Basis: {1}.",
            "如有异议，请向数据主管部门提出。", "Take an objection to the data authority."),
    OWN_RESOURCE("SQ-EXC-0029", "资源 {0} 由本部门提供，无需申请。",
            "The resource {0} is provided by your own department.",
            "请直接使用本部门数据。", "Use your own data directly."),
    PERIOD_INVALID("SQ-EXC-0030", "使用期限无效：{0}。", "The period is not acceptable: {0}.",
            "请填写起止时间，止不早于起且不早于今日。", "Give a start and a later end that is not past."),
    ITEM_UNDECIDED("SQ-EXC-0031", "信息项 {0} 未作出决定。", "The item {0} was not decided.",
            "请逐项给出意见。", "Decide each item."),
    REFUSAL_WITHOUT_BASIS("SQ-EXC-0032", "不同意共享信息项 {0}，但未说明理由和依据。",
            "The refusal of the item {0} has no reason or cites no rule.",
            "拒绝须说明理由并引用法律、法规或规定。", "Give the reason and cite the rule."),
    MASK_INVALID("SQ-EXC-0033", "信息项 {0} 的脱敏方式无效。", "The mask of the item {0} is not a mask.",
            "请从所列脱敏方式中选择。", "Choose one of the listed masks."),
    FILTER_INVALID("SQ-EXC-0034", "行范围无效。", "The row scope is not a filter.",
            "请改用列、比较符和值表示。", "Write it as column, comparison and value."),
    FILTER_TOO_WIDE("SQ-EXC-0035", "授权的行范围超出申请的行范围。",
            "The granted rows would be more than the requested ones.",
            "请保留申请的行范围。", "Keep the requested row scope."),
    VALIDITY_TOO_WIDE("SQ-EXC-0036", "授权期限超出申请的使用期限。",
            "The grant would last longer than the requested period.",
            "请在申请的期限内授权。", "Stay inside the requested period."),
    PREVIEW_STALE("SQ-EXC-0037", "签署的授权与预览内容不一致。",
            "The grant to be signed is not the one that was shown.",
            "请重新预览并确认。", "Preview it again and confirm."),
    TERMS_INVALID("SQ-EXC-0039", "授权条款 {0} 无效。", "The term {0} of the grant is not acceptable.",
            "请填写正整数，或留空表示不限。", "Give a positive number, or leave it out for no limit."),
    GRANT_UNKNOWN("SQ-EXC-0040", "没有授权 {0}。", "There is no grant {0}.",
            "请核对授权编号。", "Check its number."),
    NO_GRANT("SQ-EXC-0041", "贵部门没有可用于此目的的授权。", "Your department has no grant for this purpose.",
            "请先就所需资源提出申请。", "Request the resource first."),
    GRANT_EXPIRED("SQ-EXC-0042", "授权 {0} 已于 {1} 到期。", "The grant {0} expired at {1}.",
            "如需继续使用，请申请续期。", "Ask for a renewal."),
    GRANT_REVOKED("SQ-EXC-0043", "授权 {0} 已于 {1} 撤销。", "The grant {0} was revoked at {1}.",
            "请联系提供部门。", "Ask the providing department."),
    WRONG_PURPOSE("SQ-EXC-0044", "现有授权均不用于所称目的。", "No grant covers the stated purpose.",
            "请按授权载明的目的使用，或另行申请。", "Use data for the granted purpose, or make a new request."),
    GRANT_NOT_YET_VALID("SQ-EXC-0045", "授权 {0} 自 {1} 起生效。", "The grant {0} begins at {1}.",
            "请届时使用。", "Use it from then on."),
    QUOTA_EXHAUSTED("SQ-EXC-0046", "授权 {0} 的{1}额度已用完。", "The {1} quota of the grant {0} is used up.",
            "请待额度恢复，或申请调整。", "Wait for the next day or ask for more."),
    MODE_NOT_GRANTED("SQ-EXC-0047", "授权不包括 {0} 方式。", "The grant does not allow {0}.",
            "请按授权的方式使用，或另行申请。", "Use a granted mode, or make a new request."),
    GRANT_NOT_RENEWABLE("SQ-EXC-0048", "授权 {0} 已撤销，不能续期。", "The grant {0} was revoked and cannot be renewed.",
            "请重新申请。", "Make a new request."),
    BINDING_MISSING("SQ-EXC-0049", "资源 {0} 第 {1} 版尚未绑定数据表。",
            "Version {1} of the resource {0} is not bound to a table.",
            "请提供部门的数据专员完成绑定。", "Ask the provider to bind it."),
    RESOURCE_WITHDRAWN("SQ-EXC-0050", "资源 {0} 已从目录撤销。", "The resource {0} was withdrawn from the catalogue.",
            "请联系提供部门。", "Ask the providing department."),
    NO_TABLE_NAMED("SQ-EXC-0051", "语句没有使用任何授权的表。", "The question names no granted table.",
            "请查询已授权的表。", "Query a granted table."),
    DELIVERY_FAILED("SQ-EXC-0052", "交付因内部故障中止，未交付任何数据。",
            "The delivery failed inside the platform; nothing was delivered.",
            "请稍后重试；仍失败请联系管理员。", "Try again later, or ask an administrator."),
    CLOCK_FILE_INVALID("SQ-EXC-0060", "时钟数据文件 {0} 的 {1} 无效。", "The clock data file {0} is wrong at {1}.",
            "请对照放假通知或法规原文更正。", "Correct it by the notice or the rule."),
    DEADLINE_UNKNOWN("SQ-EXC-0061", "{0} 在 {1} 没有生效的期限规定。", "No deadline for {0} is in force on {1}.",
            "请在期限数据文件中补充。", "Add it to the deadlines file."),
    OBJECTION_UNKNOWN("SQ-EXC-0070", "没有异议 {0}。", "There is no objection {0}.",
            "请核对编号。", "Check its number."),
    OBJECTION_STATE("SQ-EXC-0071", "异议 {0} 处于“{1}”状态，不能{2}。", "The objection {0} is {1}: it cannot be {2}.",
            "请刷新后查看。", "Reload it."),
    LEDGER_WAITING("SQ-EXC-0080", "存证服务暂不可用，本次未交付任何数据。",
            "The record log cannot be reached; nothing was delivered.",
            "请稍后重试。", "Try again later.");

    private final String id;
    private final String problemZh;
    private final String problemEn;
    private final String remedyZh;
    private final String remedyEn;

    ExchangeCode(String id, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.id = id;
        this.problemZh = problemZh;
        this.problemEn = problemEn;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String problem(Language language) {
        return language == Language.ZH ? problemZh : problemEn;
    }

    @Override
    public String remedy(Language language) {
        return language == Language.ZH ? remedyZh : remedyEn;
    }
}
