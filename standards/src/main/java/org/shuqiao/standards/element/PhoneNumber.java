package org.shuqiao.standards.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parser of written telephone numbers into one form: {@code 13812345678}, {@code 028-87654321-801}, {@code 12345}. */
final class PhoneNumber {

    private static final List<String> COUNTRY = List.of("+86-", "+86", "0086-", "0086", "(+86)", "(86)", "(0086)",
            "86-");
    private static final List<String> EXTENSION = List.of("转分机", "转", "分机", "EXT.", "EXT", "X", "#", "*");
    /** Emergency, services of ministries and cities, carriers, banks: GB/T 15120 leaves them to the ministry's plan. */
    private static final Pattern SHORT = Pattern.compile("1(?:1[02479]|2[02])|1(?:00|1[0-9]|2[0-9])[0-9]{2}|11[68]114"
            + "|95[0-9]{3,4}|96[0-9]{3,4}");
    private static final int MOST_EXTENSION = 6;

    private PhoneNumber() { }

    /** @return the standard form; empty if the text is no whole number */
    static Optional<String> read(String compact) {
        boolean mobile = compact.length() == 11 && compact.charAt(0) == '1' && compact.charAt(1) >= '3';
        if (mobile && Characters.digits(compact)) {
            return Optional.of(compact);
        }
        String number = Characters.capitals(compact);
        boolean country = false;
        for (String code : COUNTRY) {
            if (number.startsWith(code)) {
                number = number.substring(code.length());
                country = true;
                break;
            }
        }
        if (!country && number.startsWith("86") && Characters.digits(number)
                && (number.length() == 12 || number.length() == 13)) {
            number = number.substring(2);
            country = true;
        }
        String extension = "";
        for (String word : EXTENSION) {
            int at = number.indexOf(word);
            if (at > 0) {
                extension = number.substring(at + word.length());
                number = number.substring(0, at);
                if (!Characters.digits(extension) || extension.length() > MOST_EXTENSION) {
                    return Optional.empty();
                }
                break;
            }
        }
        return groups(number, extension, country);
    }

    private static Optional<String> groups(String number, String extension, boolean country) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        boolean hyphen = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (Characters.digit(c)) {
                group.append(c);
                continue;
            }
            if ("-()−—–".indexOf(c) < 0) {
                return Optional.empty();
            }
            hyphen = c != '(' && c != ')';
            if (!group.isEmpty()) {
                groups.add(group.toString());
                group.setLength(0);
            }
        }
        groups.add(group.toString());
        String all = String.join("", groups);
        String last = groups.getLast();
        if (extension.isEmpty() && groups.size() > 1 && hyphen && !last.isEmpty() && last.length() <= MOST_EXTENSION) {
            Optional<String> line = whole(all.substring(0, all.length() - last.length()), last, country);
            if (line.isPresent()) {
                return line;
            }
        }
        return whole(all, extension, country);
    }

    private static Optional<String> whole(String digits, String extension, boolean country) {
        String tail = extension.isEmpty() ? "" : "-" + extension;
        if (digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3') {
            return tail.isEmpty() ? Optional.of(digits) : Optional.empty();
        }
        if (digits.length() == 10 && (digits.startsWith("400") || digits.startsWith("800"))) {
            return Optional.of(digits + tail);
        }
        if (tail.isEmpty() && digits.length() < 7 && SHORT.matcher(digits).matches()) {
            return Optional.of(digits);
        }
        // behind the code of the country the zero of the area is left out
        String line = country && !digits.isEmpty() && digits.charAt(0) != '0' ? "0" + digits : digits;
        int area = area(line);
        int local = line.length() - area;
        boolean fits = area > 0 && (local == 7 || local == 8) && line.charAt(area) >= '2';
        return fits ? Optional.of(line.substring(0, area) + "-" + line.substring(area) + tail) : Optional.empty();
    }

    /** 010 and 02x have three digits, every other area code four. */
    private static int area(String digits) {
        if (digits.length() < 10 || digits.charAt(0) != '0' || digits.charAt(1) == '0') {
            return 0;
        }
        return digits.startsWith("010") || digits.charAt(1) == '2' ? 3 : digits.charAt(1) == '1' ? 0 : 4;
    }
}
