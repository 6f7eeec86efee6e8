package org.shuqiao.city.world;

/** Generator of 15-digit registration numbers with a check digit (GS 15-2006). */
public final class RegistrationNumberGenerator {
    private RegistrationNumberGenerator() { }

    /** Six digits of the registering authority, eight of sequence, one check digit. */
    public static String of(String authority, long sequence) {
        String body = authority + "%08d".formatted(sequence % 100_000_000L);
        return body + check(body);
    }

    /** Check digit of 14 digits, ISO 7064 MOD 11,10. */
    public static char check(String body) {
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + body.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
