package org.shuqiao.pipelines.worker;

/** Generator of unassigned citizen numbers with the division prefix 99. */
public final class Numbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private Numbers() { }

    /** @return the number of the n-th person, with its check character (GB 11643-1999) */
    public static String citizen(int n) {
        return checked("990102%04d%02d%02d%03d".formatted(1950 + n / 500 % 50, 1 + n / 28 % 12, 1 + n % 28, n % 999));
    }

    /** @return the number of the first person of a division and a day of birth */
    static String of(String divisionAndDay) {
        return checked(divisionAndDay + "001");
    }

    private static String checked(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
