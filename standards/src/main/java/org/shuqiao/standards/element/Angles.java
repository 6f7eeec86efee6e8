package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parser of angles in decimal degrees or degrees, minutes and seconds. */
final class Angles {

    /**
     * Angle as it is written.
     *
     * @param axis {@code E} longitude, {@code N} latitude, {@code ?} not said
     * @param decimals decimals of a degree that its writing tells apart
     */
    record Angle(double degrees, char axis, int decimals) { }

    /** A second of arc is 0.0003 degrees, a minute 0.02. */
    private static final int SECOND_DECIMALS = 4;
    private static final int MINUTE_DECIMALS = 2;

    private final String text;
    private int at;
    /** Decimals of the number read last. */
    private int decimals;

    private Angles(String text) {
        this.text = text;
    }

    /** @return the angles of a folded text, none if it holds anything else */
    static List<Angle> read(String text) {
        return new Angles(text).all().orElse(List.of());
    }

    private Optional<List<Angle>> all() {
        List<Angle> angles = new ArrayList<>(2);
        skip();
        while (at < text.length()) {
            Optional<Angle> angle = angles.size() == 2 ? Optional.empty() : angle();
            if (angle.isEmpty()) {
                return Optional.empty();
            }
            angles.add(angle.get());
            skip();
        }
        return Optional.of(angles);
    }

    private Optional<Angle> angle() {
        char axis = hemisphere();
        skipSpaces();
        Optional<Double> degrees = number();
        if (degrees.isEmpty()) {
            return Optional.empty();
        }
        double value = degrees.get();
        int known = decimals;
        boolean negative = value < 0;
        if (unit("°度º")) {
            double parts = 0;
            for (String[] next : new String[][] {{"'′’‘分", "60"}, {"\"″”“秒", "3600"}}) {
                skipSpaces();
                int before = at;
                Optional<Double> part = axisAhead() ? Optional.empty() : number();
                if (part.isPresent() && (unit(next[0]) || next[1].equals("3600") && (unit("'′") && unit("'′")))) {
                    if (part.get() < 0 || part.get() >= 60) {
                        return Optional.empty();
                    }
                    parts += part.get() / Integer.parseInt(next[1]);
                    known = decimals + (next[1].equals("60") ? MINUTE_DECIMALS : SECOND_DECIMALS);
                } else {
                    at = before;
                    break;
                }
            }
            value += negative ? -parts : parts;
        }
        skipSpaces();
        char behind = axis == '?' ? hemisphere() : '?';
        char said = axis == '?' ? behind : axis;
        boolean other = said == 'W' || said == 'S';
        return Optional.of(new Angle(other ? -value : value, said == 'W' ? 'E' : said == 'S' ? 'N' : said,
                known));
    }

    private boolean axisAhead() {
        return at >= text.length() || !Characters.digit(text.charAt(at));
    }

    private char hemisphere() {
        String[] words = {"东经", "北纬", "西经", "南纬", "E", "N", "W", "S", "e", "n", "w", "s"};
        for (String word : words) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return switch (word.charAt(0)) {
                    case '东', 'E', 'e' -> 'E';
                    case '北', 'N', 'n' -> 'N';
                    case '西', 'W', 'w' -> 'W';
                    default -> 'S';
                };
            }
        }
        return '?';
    }

    private Optional<Double> number() {
        int start = at;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '−')) {
            at++;
        }
        while (at < text.length() && (Characters.digit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at == start || at - start > 24) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = Numbers.parse(text.substring(start, at));
        decimals = number.map(BigDecimal::scale).orElse(0);
        return number.map(Number::doubleValue);
    }

    private boolean unit(String marks) {
        boolean there = at < text.length() && marks.indexOf(text.charAt(at)) >= 0;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void skip() {
        while (at < text.length() && " ,;，、；()".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
