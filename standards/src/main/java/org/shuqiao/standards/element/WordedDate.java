package org.shuqiao.standards.element;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translator of dates in words into digits: {@code 二〇二四年三月七日}, {@code 7 March 2024}, days of the week left out. */
final class WordedDate {

    private static final String NUMERALS = "〇一二三四五六七八九";
    private static final String WORDS = "〇○零一二三四五六七八九十廿卅两元";
    private static final Pattern WEEK = Pattern.compile("\\(?(?:星期|礼拜|周)[一二三四五六日天]\\)?");
    private static final Pattern LUNAR = Pattern.compile("[农阴旧][历曆]|初|闰|腊月|正月|冬月|甲子");
    private static final Pattern PART = Pattern.compile("([〇○零一二三四五六七八九十廿卅两元]+)(?=\\s*[年月日号时点分秒])");
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?";
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th)?[ -]" + MONTH
            + "[ ,-]+([0-9]{4})(?:[ ,]+([0-9:]{5,8}))?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?" + MONTH
            + " ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})(?:[ ,]+([0-9:]{5,8}))?");
    /** {@code Thu Mar 07 15:00:00 CST 2024}, as Java prints a date; in China CST is the time of China. */
    private static final Pattern PRINTED = Pattern.compile("[a-z]{3} " + MONTH
            + " ([0-9]{2}) ([0-9:]{8}) (?:cst|cdt|gmt\\+08:00) ([0-9]{4})");
    private static final int LONGEST = 60;

    private WordedDate() { }

    /** @param text folded; it comes back as it is where it holds no such words */
    static String digits(String text) {
        int letters = 0;
        boolean numerals = false;
        boolean week = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters += Characters.letter(c) ? 1 : 0;
            week |= c == '期' || c == '周' || c == '礼';
            numerals |= c > 0x7F && WORDS.indexOf(c) >= 0;
        }
        if (text.length() > LONGEST || letters < 3 && !week && !numerals) {
            return text;
        }
        if (letters >= 3) {
            return english(text);
        }
        String bare = week ? WEEK.matcher(text).replaceAll(" ").strip() : text;
        return LUNAR.matcher(bare).find() ? bare : PART.matcher(bare).replaceAll(WordedDate::number);
    }

    private static String number(MatchResult found) {
        String word = found.group(1).replace('○', '〇').replace('零', '〇').replace('两', '二');
        if (word.equals("元")) {
            return "1";
        }
        if (word.chars().allMatch(c -> NUMERALS.indexOf(c) >= 0)) {
            StringBuilder digits = new StringBuilder();
            word.chars().forEach(c -> digits.append(NUMERALS.indexOf(c)));
            return digits.toString();
        }
        String tens = word.replace("廿", "二十").replace("卅", "三十");
        int ten = tens.indexOf('十');
        if (ten < 0 || ten > 1 || tens.length() > ten + 2 || tens.lastIndexOf('十') != ten) {
            return Matcher.quoteReplacement(found.group());
        }
        int high = ten == 0 ? 1 : NUMERALS.indexOf(tens.charAt(0));
        int low = tens.length() == ten + 1 ? 0 : NUMERALS.indexOf(tens.charAt(ten + 1));
        return high < 0 || low < 0 ? Matcher.quoteReplacement(found.group()) : Integer.toString(high * 10 + low);
    }

    private static String english(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher printed = PRINTED.matcher(lower);
        if (printed.matches()) {
            return iso(printed.group(4), printed.group(1), printed.group(2), printed.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(lower);
        if (dayFirst.matches()) {
            return iso(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), dayFirst.group(4));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(lower);
        return monthFirst.matches()
                ? iso(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2), monthFirst.group(4)) : text;
    }

    private static String iso(String year, String month, String day, String time) {
        return year + "-" + (MONTHS.indexOf(month.substring(0, 3)) + 1) + "-" + day + (time == null ? "" : " " + time);
    }
}
