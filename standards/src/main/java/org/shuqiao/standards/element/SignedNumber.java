package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Number with its sign as accountants write it, and the words around it: {@code (500.00)}, {@code 500-}, {@code
 * ▲500}, {@code ￥-500}.
 *
 * @param value with its sign
 * @param words what stands before and behind the number, without the sign
 * @param doubtful whether the sign is not certain: debit or credit, or two signs
 */
record SignedNumber(BigDecimal value, String words, boolean doubtful) {

    private static final String MINUS = "-−﹣–▲△负";
    private static final int DOUBLE_DIGITS = 15;
    private static final int LONGEST_WORDS = 30;

    /** @return the one number of a compact text; empty if there is none */
    static Optional<SignedNumber> read(String written) {
        int start = 0;
        while (start < written.length() && !Characters.digit(written.charAt(start))
                && !(written.charAt(start) == '.' && start + 1 < written.length()
                        && Characters.digit(written.charAt(start + 1)))) {
            start++;
        }
        if (start == written.length() || start > LONGEST_WORDS) {
            return Optional.empty();
        }
        String tail = written.substring(start);
        int length = Numbers.end(tail);
        Optional<BigDecimal> amount = length == 0 ? Optional.empty() : Numbers.parse(tail, length);
        String before = written.substring(0, start);
        return amount.flatMap(value -> signed(value, before, tail.substring(length)));
    }

    private static Optional<SignedNumber> signed(BigDecimal value, String before, String behind) {
        if (before.length() + behind.length() > LONGEST_WORDS) {
            return Optional.empty();
        }
        if (before.isEmpty() && behind.isEmpty()) {
            return Optional.of(new SignedNumber(value, "", false));
        }
        String head = before;
        String foot = behind;
        int signs = 0;
        int open = open(head);
        if (head.lastIndexOf('[') > head.lastIndexOf(']') || open + open(foot) != 0) {
            return Optional.empty();
        }
        if (open != 0) {
            int close = foot.indexOf(')');
            int own = head.lastIndexOf('(');
            if (open != 1 || close < 0 || own < 0) {
                return Optional.empty();
            }
            head = head.substring(0, own) + head.substring(own + 1);
            foot = foot.substring(0, close) + foot.substring(close + 1);
            signs++;
        }
        StringBuilder words = new StringBuilder(head.length() + foot.length());
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            signs += MINUS.indexOf(c) >= 0 ? 1 : 0;
            if (MINUS.indexOf(c) < 0 && c != '+') {
                words.append(c);
            }
        }
        if (!foot.isEmpty() && "-−﹣–".indexOf(foot.charAt(0)) >= 0) {
            signs++;
            foot = foot.substring(1);
        } else if (!foot.isEmpty() && "-−﹣–".indexOf(foot.charAt(foot.length() - 1)) >= 0) {
            signs++;
            foot = foot.substring(0, foot.length() - 1);
        }
        String around = words.append(foot).toString();
        String bare = side(around);
        return Optional.of(new SignedNumber(signs == 1 ? value.negate() : value, bare,
                signs > 1 || !bare.equals(around)));
    }

    /** Debit and credit make a sign only for who knows the account. */
    private static String side(String words) {
        boolean perhaps = false;
        for (int i = 0; i < words.length(); i++) {
            perhaps |= "借贷RrDdCc".indexOf(words.charAt(i)) >= 0;
        }
        if (!perhaps) {
            return words;
        }
        String bare = Characters.capitals(words).replace("借方", "").replace("贷方", "").replace("借", "").replace("贷", "")
                .replace("DR.", "").replace("CR.", "");
        boolean marked = bare.endsWith("DR") || bare.endsWith("CR") || bare.startsWith("DR") || bare.startsWith("CR");
        bare = marked ? bare.replace("DR", "").replace("CR", "") : bare;
        return bare.equals(Characters.capitals(words)) ? words : bare;
    }

    private static int open(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return open;
    }

    /**
     * A number without the noise of a binary fraction: {@code 0.30000000000000004} is 0.3. Only what has more digits
     * than a double can keep is touched.
     *
     * @return the number if it has no more decimals than that
     */
    static Optional<BigDecimal> decimals(BigDecimal number, int decimals) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= decimals) {
            return Optional.of(plain);
        }
        BigDecimal kept = plain.round(new MathContext(DOUBLE_DIGITS)).stripTrailingZeros();
        return plain.precision() > DOUBLE_DIGITS && kept.scale() <= decimals ? Optional.of(kept) : Optional.empty();
    }
}
