package org.shuqiao.exchange.domain.decision;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of how a department decides: by templates, several requests at once. */
public enum DecisionCode implements ErrorCode {
    TEMPLATE_UNKNOWN("SQ-EXC-0265", ErrorKind.UNKNOWN,
            "没有审核模板 {0}。", "There is no template {0}.",
            "请刷新页面，选择现有的模板。", "Load the page again and choose one that there is."),
    TEMPLATE_OF_ANOTHER("SQ-EXC-0266", ErrorKind.INVALID,
            "模板 {0} 属于资源 {1}，不能用于资源 {2}。",
            "The template {0} is of the resource {1} and does not fit {2}.",
            "请选择该资源的模板。", "Choose a template of that resource."),
    TEMPLATE_DAYS("SQ-EXC-0267", ErrorKind.INVALID,
            "模板的使用期限须为 1 至 {0} 天。", "The period of a template is 1 to {0} days.",
            "请改正天数，或留空以按申请的期限。", "Correct the days, or leave them out for the period that is asked."),
    TEMPLATE_GIVES_NOTHING("SQ-EXC-0268", ErrorKind.INVALID,
            "模板没有同意提供任何信息项。", "The template gives no item.",
            "请至少同意一个信息项。", "Agree to one item at least."),
    NOT_DECIDED_YET("SQ-EXC-0269", ErrorKind.CONFLICT,
            "申请 {0} 没有已签名的审核决定，不能存为模板。",
            "The request {0} has no signed decision to be kept as a template.",
            "请先审核该申请，或直接新建模板。", "Decide it first, or make a template of its own."),
    TOO_MANY_AT_ONCE("SQ-EXC-0270", ErrorKind.INVALID,
            "一次可批量审核 1 至 {0} 件申请。", "1 to {0} requests are decided at once.",
            "请分批选择。", "Choose fewer."),
    GRAVE_ITEM("SQ-EXC-0275", ErrorKind.INVALID,
            "信息项 {0} 为一般数据 4 级及以上，不能批量按申请同意。",
            "The item {0} is of general level 4 or above and is not agreed to among many.",
            "请逐项审核，或使用写明该项的模板。", "Decide it item by item, or by a template that names it.");

    private final ErrorKind kind;
    private final ErrorText text;

    DecisionCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
