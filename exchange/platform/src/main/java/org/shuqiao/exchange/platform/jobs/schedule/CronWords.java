package org.shuqiao.exchange.platform.jobs.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for the times of a schedule, in Chinese and English. */
final class CronWords {

    private static final List<String> DAYS_ZH = List.of("一", "二", "三", "四", "五", "六", "日");
    private static final List<String> DAYS_EN = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
            "Saturday", "Sunday");
    private static final List<String> MONTHS_EN = List.of("January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December");
    /** More times of a day than these are not written one by one. */
    private static final int LISTED = 8;
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    private CronWords() { }

    /** @param fields minute, hour, day, month, weekday */
    static String zh(List<CronField> fields) {
        CronField days = fields.get(2);
        CronField months = fields.get(3);
        CronField weekdays = fields.get(4);
        StringBuilder words = new StringBuilder();
        if (!months.every()) {
            words.append("每年 ").append(months.words(month -> month + " 月", "、", "至 ")).append("，");
        }
        if (!days.every()) {
            words.append(months.every() ? "每月 " : "").append(days.words(day -> day + " 日", "、", "至 "));
            words.append(weekdays.every() ? "" : "且是" + weekdaysZh(weekdays));
        } else {
            words.append(weekdays.every() ? "每天" : "每" + weekdaysZh(weekdays));
        }
        return words.append(" ").append(timesZh(fields.get(0), fields.get(1))).toString();
    }

    /** @param fields minute, hour, day, month, weekday */
    static String en(List<CronField> fields) {
        CronField days = fields.get(2);
        CronField months = fields.get(3);
        CronField weekdays = fields.get(4);
        String on;
        if (!days.every()) {
            on = "on day " + days.words(String::valueOf, ", ", " to ") + (months.every() ? " of every month" : "")
                    + (weekdays.every() ? "" : " if it is " + weekdaysEn(weekdays));
        } else {
            on = weekdays.every() ? "every day" : "every " + weekdaysEn(weekdays);
        }
        String in = months.every() ? "" : " in " + months.words(month -> MONTHS_EN.get(month - 1), ", ", " to ");
        return timesEn(fields.get(0), fields.get(1)) + " " + on + in;
    }

    private static String weekdaysZh(CronField weekdays) {
        return "周" + weekdays.words(day -> DAYS_ZH.get(day - 1), "、", "至周");
    }

    private static String weekdaysEn(CronField weekdays) {
        return weekdays.words(day -> DAYS_EN.get(day - 1), ", ", " to ");
    }

    private static String timesZh(CronField minutes, CronField hours) {
        Optional<String> listed = listed(minutes, hours, "、");
        if (listed.isPresent()) {
            return listed.get();
        }
        String within = hours.every() ? "" : hours.step(HOURS).map(step -> "每 " + step + " 小时，")
                .orElseGet(() -> hours.words(hour -> hour + " 时", "、", "至 ") + "，");
        return within + minutes.step(MINUTES).map(step -> "每 " + step + " 分钟").orElseGet(() ->
                (hours.every() ? "每小时" : "") + "第 " + minutes.words(String::valueOf, "、", "至 ") + " 分");
    }

    private static String timesEn(CronField minutes, CronField hours) {
        Optional<String> listed = listed(minutes, hours, ", ");
        if (listed.isPresent()) {
            return "at " + listed.get();
        }
        String past = minutes.step(MINUTES).map(step -> "every " + step + " minutes").orElseGet(() -> "at minute "
                + minutes.words(String::valueOf, ", ", " to "));
        String within = hours.every() ? minutes.step(MINUTES).isPresent() ? "" : " of every hour"
                : hours.step(HOURS).map(step -> ", every " + step + " hours,")
                        .orElseGet(() -> " of the hours " + hours.words(String::valueOf, ", ", " to "));
        return past + within;
    }

    private static Optional<String> listed(CronField minutes, CronField hours, String between) {
        return minutes.values().size() * hours.values().size() > LISTED ? Optional.empty()
                : Optional.of(hours.with(minutes).map(time -> String.format(Locale.ROOT, "%02d:%02d", time[0],
                        time[1])).collect(Collectors.joining(between)));
    }
}
