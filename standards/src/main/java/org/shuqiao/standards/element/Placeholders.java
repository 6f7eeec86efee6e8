package org.shuqiao.standards.element;

import java.util.Set;

/** Words and patterns that are written where a value is missing. */
public final class Placeholders {

    /** What programs print for no value at all, in capitals: never a value of any element. */
    private static final Set<String> MACHINE = Set.of("NULL", "(NULL)", "<NULL>", "[NULL]", "{NULL}", "UNDEFINED",
            "NAN", "-NAN", "\\N", "<NA>", "NONE", "(NONE)", "<NONE>", "INFINITY", "-INFINITY", "+INFINITY");
    private static final Set<String> WORDS = Set.of("N/A", "NA", "N.A.", "无", "不详", "未知", "暂无", "待补", "空", "未填", "不明",
            "没有", "不清楚", "不知道", "未提供", "未登记", "未填写", "待定", "待补充", "待完善", "空白", "缺失", "同上", "略", "见附件", "无数据",
            "暂缺", "暂未提供", "暂不详", "未采集", "未录入", "未查到", "查无", "(无)", "(空)", "(空白)", "[空]", "无此项", "无信息", "未公开", "TEST",
            "测试", "UNKNOWN", "TBD", "TBA", "长期", "永久", "长期有效", "至今");
    private static final String MARKS = "-–—−/\\.*?…·_~、。,;:#&|";
    private static final int RUN = 6;
    private static final int LONGEST = 40;
    private static final int LONGEST_WORD = 16;
    private static final int LONGEST_MACHINE = 10;

    private Placeholders() { }

    /** @param compact folded, without spaces */
    static boolean machine(String compact) {
        return compact.length() <= LONGEST_MACHINE && !compact.isEmpty()
                && "nNuU(<[{\\-+iI".indexOf(compact.charAt(0)) >= 0 && MACHINE.contains(Characters.capitals(compact));
    }

    /** @return whether a text is a placeholder: a word such as 无, marks alone, or a row of X */
    public static boolean word(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.length() > LONGEST_WORD && !filler(text)) {
            return false;
        }
        String compact = Characters.capitals(Characters.compact(text));
        return !compact.isEmpty()
                && (WORDS.contains(compact) || MACHINE.contains(compact) || filler(compact));
    }

    private static boolean filler(String text) {
        boolean marks = true;
        boolean row = text.length() > 1;
        for (int i = 0; i < text.length() && (marks || row); i++) {
            char c = text.charAt(i);
            marks &= MARKS.indexOf(c) >= 0;
            row &= c == 'X' || c == 'x';
        }
        return marks || row;
    }

    /**
     * Whether a code is a row of one digit or of counting digits, hyphens aside: {@code 00000000-0}, {@code 999999},
     * {@code 123456789012345678}.
     */
    static boolean pattern(String code) {
        int first = -1;
        int before = -1;
        int digits = 0;
        boolean same = true;
        boolean rising = true;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!Characters.digit(c)) {
                if (c == '-' || c == '.' || c == '/' || c == '_' || c == ' ' || c == '−') {
                    continue;
                }
                return false;
            }
            int digit = c - '0';
            same &= first < 0 || digit == first;
            rising &= before < 0 || digit == (before + 1) % 10;
            first = first < 0 ? digit : first;
            before = digit;
            digits++;
            if (!same && !rising) {
                return false;
            }
        }
        return digits > 0 && (same && (first == 0 || digits >= RUN) || rising && digits >= RUN && first <= 1);
    }
}
