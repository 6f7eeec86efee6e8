package org.shuqiao.standards.proposal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese title of a column, taken apart: {@code 注册资本（万元）} is the words 注册资本 with the note 万元.
 *
 * @param words the title itself, without signs, numbers at its end and lists of codes
 * @param notes what stands in brackets, and what follows a colon or a blank
 */
record Title(String words, List<String> notes) {

    private static final Pattern BRACKETS = Pattern.compile("[(\\[【]([^()\\[\\]【】]*)[)\\]】]?");
    private static final Pattern TAIL = Pattern.compile("[:,;、，；]|\\s+(?=[0-9A-Za-z一-龥])"
            + "|(?<=[一-龥])(?=[0-9]+[^0-9]*[一-龥])");
    private static final Pattern HAN = Pattern.compile("[一-龥]");

    static boolean chinese(String text) {
        return HAN.matcher(text).find();
    }

    static Title of(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        List<String> notes = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            notes.add(clean(brackets.group(1)));
        }
        text = brackets.replaceAll("").strip();
        Matcher tail = TAIL.matcher(text);
        if (tail.find() && tail.start() > 0 && chinese(text.substring(0, tail.start()))) {
            notes.add(text.substring(tail.end()).strip());
            text = text.substring(0, tail.start());
        } else if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
            notes.add(text);
        }
        return new Title(clean(text), notes);
    }

    /** Alternatives such as 省份/直辖市 mean the same: the first one stands for all. */
    private static String clean(String text) {
        String one = text.strip().toLowerCase(Locale.ROOT);
        int slash = one.indexOf('/');
        if (slash > 0 && !one.startsWith("元/")) {
            one = one.substring(0, slash);
        }
        return one.replaceAll("[\\s*\"'“”_-]", "").replaceAll("(?<=[一-龥])[0-9]+$", "");
    }
}
