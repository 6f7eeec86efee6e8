package org.shuqiao.exchange.domain.subscription;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of subscriptions. */
public enum SubscriptionCode implements ErrorCode {
    SUBSCRIPTION_UNKNOWN("SQ-EXC-0230", ErrorKind.UNKNOWN,
            "没有订阅 {0}。", "There is no subscription {0}.",
            "请在“订阅”页查看本部门的订阅。", "See your department''s subscriptions on the page Subscriptions."),
    NOT_ACTIVE("SQ-EXC-0231", ErrorKind.REFUSED,
            "订阅 {0} 当前为“{1}”，不能进行该操作。", "The subscription {0} is {2}: this cannot be done.",
            "已暂停的请先恢复；已结束的请新建。", "Resume it where it is paused; make a new one where it has ended."),
    CURSOR_UNKNOWN("SQ-EXC-0232", ErrorKind.CONFLICT,
            "游标 {1} 不是订阅 {0} 最近一次交付的游标。",
            "{1} is not the cursor of the newest delivery of the subscription {0}.",
            "请使用最近一次收到的游标；本地数据丢失的，用“从头取数”重新开始。",
            "Use the cursor that you received last; where your copy is lost, restart the subscription."),
    KEY_NOT_GIVEN("SQ-EXC-0233", ErrorKind.INVALID,
            "信息项 {0} 未授权取值，不能作为识别行的主键。",
            "The item {0} is not granted with its values, so rows cannot be known by it.",
            "请选择授权中的信息项，或不指定主键。", "Choose an item of the grant, or name no key."),
    TOO_MANY_ROWS("SQ-EXC-0234", ErrorKind.REFUSED,
            "该资源授权范围内超过 {0} 行，不能订阅。", "More than {0} rows are granted: they cannot be subscribed to.",
            "请申请更窄的行范围，或用文件方式取数。", "Ask for fewer rows, or take them as a file."),
    LIMIT_INVALID("SQ-EXC-0235", ErrorKind.INVALID,
            "每次条数须为 1 至 {0}。", "The limit is a number from 1 to {0}.",
            "请修改后重试。", "Change it and try again."),
    TOO_MANY("SQ-EXC-0236", ErrorKind.REFUSED,
            "本部门已有 {0} 个未结束的订阅。", "Your department has {0} subscriptions that have not ended.",
            "请先结束不用的订阅。", "End those that you no longer need."),
    WITHOUT_GRANT("SQ-EXC-0237", ErrorKind.REFUSED,
            "资源 {0} 没有用途为“{1}”、方式为“接口”的逐行授权。",
            "There is no grant of rows of {0} for the purpose \"{1}\" in the mode service.",
            "请申请“接口”方式；只给汇总数的授权不能订阅。",
            "Request the mode service; a grant of aggregates alone cannot be subscribed to."),
    BUSY("SQ-EXC-0238", ErrorKind.UNAVAILABLE,
            "正在比对的订阅过多。", "Too many subscriptions are being compared.",
            "请稍后再试。", "Try again later.");

    private final ErrorKind kind;
    private final ErrorText text;

    SubscriptionCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh,
            String remedyEn) {
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
