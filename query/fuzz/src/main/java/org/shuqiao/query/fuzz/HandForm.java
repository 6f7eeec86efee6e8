package org.shuqiao.query.fuzz;

import java.util.Random;

/** Forms that the masks of texts know, by hand: which texts have them, and texts that have not. */
final class HandForm {

    private static final String TRUNCATED = "truncated:";
    private static final String DAY = "(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])";

    private HandForm() { }

    /** @return whether a mask hides whole what has not its form */
    static boolean knows(String mask) {
        return switch (mask) {
            case "person-name", "citizen-number", "middle-citizen-number", "phone" -> true;
            default -> mask.startsWith(TRUNCATED);
        };
    }

    static boolean has(String mask, String text) {
        return switch (mask) {
            case "person-name" -> text.matches("[^0-9!#$&()*+,/:;<=>@\\[\\]^_{|}~]{2,60}");
            case "citizen-number", "middle-citizen-number" -> text.matches("\\d{8}" + DAY + "\\d{3}")
                    || text.matches("\\d{6}(18|19|20)\\d\\d" + DAY + "\\d{3}[\\dX]")
                    && CitizenNumbers.check(text.substring(0, 17)) == text.charAt(17);
            case "phone" -> text.matches("1[3-9]\\d{9}");
            default -> text.length() > keep(mask) || text.length() == keep(mask) && text.matches("\\d*");
        };
    }

    /** @return a text without the form of a mask */
    static String without(String mask, Random random) {
        String tail = "%03d".formatted(random.nextInt(1000));
        return switch (mask) {
            case "person-name" -> Values.CANARY + tail;
            case "citizen-number", "middle-citizen-number" -> random.nextBoolean() ? Values.CANARY + tail
                    : otherCheck(CitizenNumbers.random("990102195", random));
            case "phone" -> "010-" + tail + Values.CANARY;
            default -> (Values.CANARY + tail).substring(0, keep(mask));
        };
    }

    private static String otherCheck(String number) {
        return number.substring(0, 17) + (number.charAt(17) == '5' ? '6' : '5');
    }

    private static int keep(String mask) {
        return Integer.parseInt(mask.substring(TRUNCATED.length()));
    }
}
