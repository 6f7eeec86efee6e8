package org.shuqiao.pipelines.worker;

/** Generator of unassigned citizen numbers with the division prefix 99. */
final class Numbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private Numbers() { }

    /** @return the number of the n-th person, with its check character (GB 11643-1999) */
    static String citizen(int n) {
        String body = "990102%04d%02d%02d%03d".formatted(1950 + n / 500 % 50, 1 + n / 28 % 12, 1 + n % 28, n % 999);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
