package org.shuqiao.client.kit;

import java.util.Locale;
import java.util.Optional;

/** Rule of the exchange that any city's platform keeps, with where it is laid down. */
public enum KitRule {
    SIGNED_IN("没有登录的人什么也得不到", "Nobody gets anything who is not signed in", "RFC 9110 §15.5.2"),
    PROBLEMS("错误是带代码的问题说明", "An error is a problem with a code", "RFC 9457 §3"),
    OWN_LANGUAGE("错误用所要求的语言", "An error is told in the language that is asked for", "RFC 9110 §12.5.4"),
    SUBMITTED("提交的申请有期限", "A submitted request has a day on which it is due", "政务数据共享条例（国务院令第809号）"),
    REPLY_CLOCK("有条件共享在10个工作日内答复", "Conditional sharing is answered within 10 working days",
            "政务数据共享条例（国务院令第809号）"),
    SAME_KEY("同一键提交两次是一项申请", "One key sent twice is one request", "docs/guide/requester.md"),
    NO_GRANT("没有授权不出数，并留下回执", "No data without a grant; the refusal has a receipt", "docs/exchange-record.md"),
    OWN_REQUEST("使用方不能审核自己的申请", "A consumer does not decide its own request", "政务数据共享条例（国务院令第809号）"),
    RETURN_STOPS("退回补正时期限停止", "The clock stands still while a request is returned",
            "政务数据共享条例（国务院令第809号）"),
    COMPLETED("补正后期限继续", "The clock goes on when the request is completed", "政务数据共享条例（国务院令第809号）"),
    EXTENDED_ONCE("答复只延长一次", "A reply is put off once", "政务数据共享条例（国务院令第809号）"),
    REFUSAL_CITES("拒绝须引用条款", "A refusal cites its rule", "政务数据共享条例（国务院令第809号）"),
    SHOWN_DIGEST("只签署展示过的内容", "Only what was shown is signed", "docs/exchange-record.md"),
    DELIVERED("授权内的查询得到有回执的数据", "A query under a grant is answered with a receipt that proves the rows",
            "docs/exchange-record.md"),
    GRANTED_ITEMS("没有授权的信息项不出数", "An item that is not granted is not given", "政务数据共享条例（国务院令第809号）"),
    NUMBERED("同一授权的记录连续编号", "Records of a grant are numbered without a gap", "docs/exchange-record.md"),
    OTHER_PURPOSE("目的不符即拒绝，并留下回执", "Another purpose is refused, with a receipt",
            "政务数据共享条例（国务院令第809号）"),
    SAME_RECEIPT("回执每次取得都相同", "A receipt is the same each time", "docs/exchange-record.md"),
    AUDITED("审计员看得到每一项记录", "An auditor sees every record", "docs/exchange-record.md"),
    UNKNOWN_RECEIPT("没有的回执答以没有", "A receipt that there is not is not found", "RFC 9110 §15.5.5"),
    REVOKED("撤回的授权立即失效，并留下回执", "A revoked grant gives nothing at once; the refusal has a receipt",
            "政务数据共享条例（国务院令第809号）"),
    WITHDRAWN("撤销的申请不再审核", "A request that was withdrawn is not decided", "政务数据共享条例（国务院令第809号）");

    private final String zh;
    private final String en;
    private final String basis;

    KitRule(String zh, String en, String basis) {
        this.zh = zh;
        this.en = en;
        this.basis = basis;
    }

    /** @return its name in findings, such as {@code signed-in} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** @return the law, standard or document that lays it down */
    public String basis() {
        return basis;
    }

    /** Finding about a rule. @param broken how it is broken; nothing where it holds */
    public record Finding(KitRule rule, Optional<String> broken) {

        public boolean holds() {
            return broken.isEmpty();
        }
    }
}
