package org.shuqiao.exchange.platform.jobs.schedule;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of scheduled jobs. */
public enum ScheduleCode implements ErrorCode {
    CRON_WRONG("SQ-SRV-0250", ErrorKind.INVALID,
            "“{0}”不是定时表达式。", "\"{0}\" is no schedule.",
            "请写五段：分 时 日 月 周，例如 30 2 * * 1-5（周一至周五 02:30）；可用 *、列表 1,15、范围 1-5 和间隔 */15。",
            "Write five fields: minute, hour, day of the month, month, day of the week, such as 30 2 * * 1-5 (02:30, "
                    + "Monday to Friday), with *, lists 1,15, ranges 1-5 and steps */15."),
    NEVER("SQ-SRV-0251", ErrorKind.INVALID,
            "“{0}”永远不会到来。", "\"{0}\" never comes.",
            "请检查日和月，例如 2 月没有 30 日。", "Look at day and month: February has no 30th."),
    TOO_OFTEN("SQ-SRV-0252", ErrorKind.INVALID,
            "两次运行至少要隔 {0} 分钟。", "Two runs are at least {0} minutes apart.",
            "请放宽分钟一段，例如 */{0}。", "Widen the field of the minutes, such as */{0}."),
    UNKNOWN("SQ-SRV-0253", ErrorKind.UNKNOWN,
            "没有计划 {0}。", "There is no schedule {0}.",
            "用 ./shuqiao schedules 查看计划。", "List the schedules with ./shuqiao schedules."),
    TOO_MANY("SQ-SRV-0254", ErrorKind.REFUSED,
            "一个部门最多有 {0} 个计划。", "A department has at most {0} schedules.",
            "请先删除不用的计划，或把数据集合在一个计划里。", "Remove one that is not used, or put datasets into one."),
    RETRIES_WRONG("SQ-SRV-0255", ErrorKind.INVALID,
            "重试次数是 0 到 {0}。", "A run is tried again 0 to {0} times.",
            "请改为其中的一个数。", "Give a number of these."),
    BROKEN_OFF("SQ-SRV-0256", ErrorKind.CONFLICT,
            "服务在作业 {0} 运行时停止了。", "The server stopped while job {0} ran.",
            "作业会按计划重试；已归集的数据不会丢失，也不会重复。",
            "It is tried again as its schedule says; what was collected is neither lost nor doubled."),
    MISSED("SQ-SRV-0257", ErrorKind.CONFLICT,
            "计划 {0} 有 {1} 次没有运行。", "Schedule {0} did not run {1} times.",
            "服务当时停止，或别的作业一直在运行；最近一次会补上，其余不再补。",
            "The server stood still, or another job ran all the time; the latest is made up for, the others are not.");

    private final ErrorKind kind;
    private final ErrorText text;

    ScheduleCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
