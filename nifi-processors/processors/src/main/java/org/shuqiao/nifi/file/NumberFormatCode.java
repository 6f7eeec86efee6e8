package org.shuqiao.nifi.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Number format of a workbook cell, as far as it tells a code from an amount (ECMA-376 part 1, §18.8.31): zeros in
 * front make a code; a mark, a word or a scale makes an amount that is not what it shows.
 */
final class NumberFormatCode {

    private static final Map<String, NumberFormatCode> KNOWN = new ConcurrentHashMap<>();
    /** The general format, as English and Chinese programs write it. */
    private static final List<String> GENERAL = List.of("General", "GENERAL", "G/通用格式");
    private static final int MOST_KNOWN = 1000;
    private static final String MARKS = "$¥￥€£";
    private static final BigDecimal LONGEST = BigDecimal.ONE.scaleByPowerOfTen(15);

    private final List<Section> sections;

    private NumberFormatCode(List<Section> sections) {
        this.sections = sections;
    }

    /** @param code empty, or null where a workbook names none, for the general format */
    static NumberFormatCode of(String code) {
        String known = code == null ? "" : code;
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(known, text -> new NumberFormatCode(Section.of(text)));
    }

    ShownCell show(double value) {
        int at = sections.size() > 1 && value < 0 ? 1 : sections.size() > 2 && value == 0 ? 2 : 0;
        return sections.get(at).show(value, at == 1);
    }

    /**
     * Part of a format for positive numbers, negative ones or zero.
     *
     * @param parts literal text, and placeholders as single characters that stand for digits
     */
    private record Section(List<Part> parts, boolean percent, boolean grouped, boolean scaled, boolean general,
            int decimals) {

        static List<Section> of(String code) {
            if (code.isEmpty()) {
                return List.of(new Section(List.of(), false, false, false, true, 0));
            }
            List<Section> sections = new ArrayList<>();
            int[] at = {0};
            while (at[0] < code.length()) {
                sections.add(read(code, at));
            }
            if (code.endsWith(";")) {
                sections.add(new SectionReader().section());
            }
            return sections;
        }

        private static Section read(String code, int[] at) {
            SectionReader reader = new SectionReader();
            while (at[0] < code.length()) {
                char c = code.charAt(at[0]++);
                if (c == ';') {
                    return reader.section();
                }
                at[0] = reader.take(code, c, at[0]);
            }
            return reader.section();
        }

        ShownCell show(double value, boolean negative) {
            String stored = NumberText.of(value);
            if (general) {
                return new ShownCell(stored, lettered() ? CellForm.UNIT : CellForm.NUMBER);
            }
            if (parts.isEmpty()) {
                return new ShownCell(stored, CellForm.HIDDEN);
            }
            if (percent) {
                return new ShownCell(stored, CellForm.PERCENT);
            }
            if (words().chars().anyMatch(c -> MARKS.indexOf(c) >= 0)) {
                return new ShownCell(stored, CellForm.CURRENCY);
            }
            if (scaled) {
                return new ShownCell(stored, CellForm.SCALED);
            }
            if (!Double.isFinite(value)) {
                return new ShownCell(stored, CellForm.NUMBER);
            }
            BigDecimal exact = new BigDecimal(Double.toString(value)).abs();
            boolean rounded = exact.stripTrailingZeros().scale() > decimals;
            if (isCode() && !rounded && exact.compareTo(LONGEST) < 0) {
                return new ShownCell((value < 0 && !negative ? "-" : "") + padded(exact.toBigInteger().toString()),
                        CellForm.CODE);
            }
            if (lettered()) {
                return new ShownCell(stored, CellForm.UNIT);
            }
            return new ShownCell(stored, rounded ? CellForm.ROUNDED : CellForm.NUMBER);
        }

        private boolean lettered() {
            return words().codePoints().anyMatch(Character::isLetter);
        }

        private String words() {
            StringBuilder words = new StringBuilder();
            parts.stream().filter(Part::literal).forEach(part -> words.append(part.text()));
            return words.toString();
        }

        /** Two zeros or more, or letters in front: numbers that count are not shown so. */
        private boolean isCode() {
            long zeros = parts.stream().filter(part -> !part.literal() && part.text().equals("0")).count();
            boolean prefixed = !parts.isEmpty() && parts.getFirst().literal()
                    && parts.getFirst().text().matches("[A-Za-z0-9].*") && zeros > 0;
            return decimals == 0 && !grouped && (zeros >= 2 || prefixed);
        }

        private String padded(String digits) {
            StringBuilder shown = new StringBuilder();
            int left = digits.length();
            int first = 0;
            while (first < parts.size() && parts.get(first).literal()) {
                first++;
            }
            for (int at = parts.size() - 1; at >= 0; at--) {
                Part part = parts.get(at);
                if (part.literal()) {
                    shown.insert(0, part.text());
                    continue;
                }
                if (left > 0) {
                    shown.insert(0, digits.charAt(--left));
                } else if (part.text().equals("0")) {
                    shown.insert(0, '0');
                }
                if (at == first && left > 0) {
                    shown.insert(0, digits.substring(0, left));
                    left = 0;
                }
            }
            return shown.toString();
        }
    }

    /** A literal text, or one placeholder. */
    private record Part(String text, boolean literal) { }

    /** Reads the characters of one section. */
    private static final class SectionReader {

        private final List<Part> parts = new ArrayList<>();
        private boolean percent;
        private boolean grouped;
        private boolean general;
        private boolean point;
        private boolean fraction;
        private int decimals;
        private int commas;

        /** @return the position behind what was taken */
        int take(String code, char c, int next) {
            switch (c) {
                case '"' -> {
                    int end = code.indexOf('"', next);
                    int stop = end < 0 ? code.length() : end;
                    literal(code.substring(next, stop));
                    return Math.min(code.length(), stop + 1);
                }
                case '\\', '!' -> {
                    literal(next < code.length() ? code.substring(next, next + 1) : "");
                    return Math.min(code.length(), next + 1);
                }
                case '_', '*' -> {
                    return Math.min(code.length(), next + 1);
                }
                case '[' -> {
                    return bracket(code, next);
                }
                case '0', '#', '?' -> digit(c);
                case '.' -> point = true;
                case ',' -> commas++;
                case '%' -> percent = true;
                case '/' -> fraction = true;
                case '@' -> general = true;
                case 'E', 'e' -> general = true; // scientific: shows what it stores, as far as it goes
                default -> {
                    return word(code, next);
                }
            }
            return next;
        }

        private void digit(char c) {
            if (commas > 0) {
                grouped = true;
                commas = 0;
            }
            if (point) {
                decimals++;
            } else {
                parts.add(new Part(String.valueOf(c), false));
            }
        }

        private int word(String code, int next) {
            for (String name : GENERAL) {
                if (code.startsWith(name, next - 1)) {
                    general = true;
                    return next - 1 + name.length();
                }
            }
            literal(code.substring(next - 1, next));
            return next;
        }

        /** Currency and language stand in brackets, as colours and conditions do. */
        private int bracket(String code, int next) {
            int end = code.indexOf(']', next);
            String inside = code.substring(next, end < 0 ? code.length() : end);
            if (inside.startsWith("$") && !inside.startsWith("$-")) {
                literal("$" + inside.substring(1).replaceFirst("-.*", ""));
            } else if (inside.matches("[<>=].*")) {
                general = true; // which section counts depends on the value
            }
            return end < 0 ? code.length() : end + 1;
        }

        private void literal(String text) {
            if (!text.isEmpty()) {
                parts.add(new Part(text, true));
            }
        }

        Section section() {
            boolean digits = parts.stream().anyMatch(part -> !part.literal());
            return new Section(List.copyOf(parts), percent, grouped, digits && commas > 0,
                    general || fraction, decimals);
        }
    }
}
