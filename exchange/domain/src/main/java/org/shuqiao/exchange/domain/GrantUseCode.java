package org.shuqiao.exchange.domain;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of what comes after a grant: its terms of use, its pauses and followers, corrections and reports. */
public enum GrantUseCode implements ErrorCode {
    QUERY_CANCELLED("SQ-EXC-0317", ErrorKind.REFUSED,
            "查询已按使用方的要求中止。", "The query was stopped by the one who asked.",
            "需要时重新执行；中止的查询没有交付数据。", "Run it again where it is needed: a stopped query delivers nothing."),
    ROW_NOT_DELIVERED("SQ-EXC-0180", ErrorKind.INVALID,
            "回执 {0} 没有第 {1} 行。", "The receipt {0} has no row {1}.",
            "请填写该回执结果中的行号（从 1 起）。", "Give the number of a row of that answer, from 1."),
    RECEIPT_NOT_YOURS("SQ-EXC-0181", ErrorKind.FORBIDDEN,
            "回执 {0} 不是交付给本部门的数据。", "The receipt {0} is no delivery to your department.",
            "请用本部门收到数据的回执提出异议。", "Object with the receipt of data that your department received."),
    ITEM_NOT_DELIVERED("SQ-EXC-0182", ErrorKind.INVALID,
            "回执 {0} 所用的授权不含信息项 {1}。", "No grant that the receipt {0} used gives the item {1}.",
            "请选择该授权中的信息项。", "Choose an item of the grant."),
    SINCE_INVALID("SQ-EXC-0183", ErrorKind.INVALID,
            "错误开始的日期晚于今天或早于五年前。", "The day on which the error began lies ahead, or over five years back.",
            "请填写错误进入数据的日期。", "Give the day on which the error entered the data."),
    CORRECTION_INCOMPLETE("SQ-EXC-0184", ErrorKind.INVALID,
            "更正须写明错误从何日开始、正确的内容是什么。",
            "A correction says since when the data were wrong, and what is right.",
            "请填写“错误始于”和“正确内容”。", "Give the day it began and what is right."),
    SUSPENDED_BY_PROVIDER("SQ-EXC-0185", ErrorKind.REFUSED,
            "授权 {0} 自 {1} 起已由提供方暂停。", "The provider suspended the grant {0} at {1}.",
            "请联系提供方；恢复后可继续使用。", "Ask the provider; it goes on once it is resumed."),
    OUT_OF_HOURS("SQ-EXC-0186", ErrorKind.REFUSED,
            "授权 {0} 只能在每日 {1} 使用。", "The grant {0} is used within {1} of a day only.",
            "请在该时段内使用。", "Use it within these hours."),
    POSITION_INVALID("SQ-EXC-0187", ErrorKind.INVALID,
            "信息项 {0} 的使用位置不成立：位置只能是 join、filter、aggregate，且该项须已同意提供。",
            "The positions of the item {0} do not hold: they are join, filter or aggregate, of an item that is given.",
            "请改正位置，或不限位置。", "Correct the positions, or leave them out."),
    AMENDMENT_UNCHANGED("SQ-EXC-0188", ErrorKind.INVALID,
            "变更与授权 {0} 现有内容相同。", "The amendment asks for what the grant {0} allows already.",
            "请写明要变更的信息项、行范围、方式或期限。", "Say which items, rows, modes or end change."),
    GRANT_ENDED("SQ-EXC-0189", ErrorKind.CONFLICT,
            "授权 {0} 已经终止，不能变更或暂停。", "The grant {0} has ended; it is neither amended nor suspended.",
            "请续期或重新申请。", "Renew it, or request anew."),
    HOURS_INVALID("SQ-EXC-0190", ErrorKind.INVALID,
            "使用时段的写法不成立。", "The hours of use are not written as they should be.",
            "请按 08:30-17:30 的写法填写。", "Write them as 08:30-17:30."),
    NOT_REPORTED_YET("SQ-EXC-0191", ErrorKind.CONFLICT,
            "授权 {0} 尚未使用过，没有可报告的成效。", "The grant {0} was never used; there is nothing to report.",
            "使用后再填写。", "Report once it was used."),
    FIGURE_INVALID("SQ-EXC-0192", ErrorKind.INVALID,
            "办件数须为 0 至 1000000000 的整数。", "The number of cases is a whole number from 0 to 1000000000.",
            "请填写数据所支撑的办件数。", "Give the number of cases that the data served."),
    ITEM_OUT_OF_PERIOD("SQ-EXC-0271", ErrorKind.REFUSED,
            "授权 {0} 中的信息项 {1} 不在其使用期限（{2}）之内。",
            "The item {1} of the grant {0} is outside of its period ({2}).",
            "去掉该项，其余各项可继续使用；需要延长的，请申请变更授权。",
            "Leave it out, the others go on; ask for an amendment where it is needed for longer."),
    ITEM_PERIOD_INVALID("SQ-EXC-0272", ErrorKind.INVALID,
            "信息项 {0} 的期限不成立：该项须已同意提供，起止须在授权期限之内。",
            "The period of the item {0} does not hold: it is of an item that is given, within the grant''s.",
            "请改正该项的起止日期，或留空。", "Correct its days, or leave them out."),
    ITEM_PERIOD_GROUPED("SQ-EXC-0273", ErrorKind.INVALID,
            "只给汇总结果的授权，各信息项期限相同。", "The items of a grant that gives aggregates only share their period.",
            "请去掉单项期限，或不设最小分组。", "Leave out the periods of items, or the smallest group."),
    ALL_ITEMS_OUT_OF_PERIOD("SQ-EXC-0274", ErrorKind.REFUSED,
            "授权 {0} 目前没有在使用期限内的信息项。", "No item of the grant {0} is within its period now.",
            "请在各项期限内使用。", "Use it within the periods of its items.");

    private final ErrorKind kind;
    private final ErrorText text;

    GrantUseCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
