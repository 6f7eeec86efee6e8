package org.shuqiao.exchange.domain.alert;

/** Texts that say what to do about alerts that the gateway itself raises. */
final class AlertRemedies {

    static final AlertText CANDIDATES = new AlertText("请向使用方核对名单来源，必要时撤回授权。",
            "Ask the consumer where the candidates come from; revoke the grant where necessary.");
    static final AlertText REVIEW = new AlertText("请查看该应急授权下的回执，必要时撤回；由第三人在期限内复核。",
            "Look at the receipts under it, revoke it where necessary; a third person reviews it in time.");
    static final AlertText RECEIVER = new AlertText("请检查接收服务和地址；数据仍在等待，恢复后在“订阅”页重新通知。",
            "Look at the receiving service and its address; the changes still wait: announce them again on the page "
                    + "Subscriptions.");
    static final AlertText RENEW = new AlertText("请归集并对标新数据；更新周期已变的，请修订条目。",
            "Collect and standardize new data; where the update cycle has changed, revise the entry.");
    static final AlertText SCHEDULE = new AlertText("请在“作业计划”页查看原因，改正后点“现在运行”。",
            "See why on the page Scheduled jobs, mend it, and run it now.");

    private AlertRemedies() { }
}
