package org.shuqiao.ledger.record;

import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Generates record and event ids as ULIDs.
 *
 * @see <a href="https://github.com/ulid/spec">ULID</a>
 */
public final class RecordId {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public RecordId(InstantSource clock) {
        this.clock = clock;
    }

    public String next() {
        char[] id = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        long time = clock.millis();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            id[i] = ALPHABET[(int) (time & 31)];
            time >>>= 5;
        }
        for (int i = TIME_CHARACTERS; i < id.length; i++) {
            id[i] = ALPHABET[random.nextInt(32)];
        }
        return new String(id);
    }
}
