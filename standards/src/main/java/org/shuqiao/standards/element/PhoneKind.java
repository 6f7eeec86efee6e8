package org.shuqiao.standards.element;

import java.time.LocalDate;

/**
 * Data element kind for mainland telephone numbers: mobile, fixed line with extension, 400 and 800.
 */
final class PhoneKind implements ElementKind {

    private static final int LONGEST = 40;

    private final Rule form;
    private final Rule placeholder;

    PhoneKind(Rules rules) {
        this.form = rules.get("PHONE-form");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        if (TextKind.PLACEHOLDERS.contains(written)) {
            return CheckResult.broken(placeholder);
        }
        String standard = written.length() > LONGEST ? "" : standard(written);
        return standard.isEmpty() ? CheckResult.broken(form) : CheckResult.of(text, standard);
    }

    private static String standard(String written) {
        String number = written;
        for (String country : new String[] {"+86", "0086", "(+86)", "(86)"}) {
            if (number.startsWith(country)) {
                number = number.substring(country.length());
                break;
            }
        }
        String extension = "";
        for (String word : new String[] {"转", "ext.", "ext", "x"}) {
            int at = number.indexOf(word);
            if (at > 0) {
                extension = number.substring(at + word.length());
                number = number.substring(0, at);
                break;
            }
        }
        StringBuilder digits = new StringBuilder(number.length());
        int groups = 0;
        int lastGroup = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (Characters.digit(c)) {
                digits.append(c);
            } else if (c == '-' || c == '(' || c == ')' || c == '−' || c == '—' || c == '–') {
                groups += c == '-' ? 1 : 0;
                lastGroup = digits.length();
            } else {
                return "";
            }
        }
        if (extension.isEmpty() && groups == 2 && lastGroup > 0 && digits.charAt(0) == '0'
                && digits.length() - lastGroup <= 5) {
            extension = digits.substring(lastGroup);
            digits.setLength(lastGroup);
        }
        if (!extension.isEmpty() && (!Characters.digits(extension) || extension.length() > 6)) {
            return "";
        }
        return join(digits.toString(), extension);
    }

    private static String join(String digits, String extension) {
        String tail = extension.isEmpty() ? "" : "-" + extension;
        if (digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3') {
            return tail.isEmpty() ? digits : "";
        }
        if (digits.length() == 10 && (digits.startsWith("400") || digits.startsWith("800"))) {
            return digits + tail;
        }
        int area = area(digits);
        int local = digits.length() - area;
        boolean line = area > 0 && (local == 7 || local == 8) && digits.charAt(area) >= '2';
        return line ? digits.substring(0, area) + "-" + digits.substring(area) + tail : "";
    }

    /** 010 and 02x have three digits, every other area code four. */
    private static int area(String digits) {
        if (digits.length() < 10 || digits.charAt(0) != '0' || digits.charAt(1) == '0') {
            return 0;
        }
        return digits.startsWith("010") || digits.charAt(1) == '2' ? 3 : digits.charAt(1) == '1' ? 0 : 4;
    }
}
