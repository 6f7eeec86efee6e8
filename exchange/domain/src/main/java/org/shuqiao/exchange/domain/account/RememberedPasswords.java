package org.shuqiao.exchange.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Memory of passwords that were right a moment ago, so that a script's hundred calls do not cost a hundred slow hashes.
 * What is kept for ten minutes is no password: it is the HMAC-SHA-256, under a random key of this process, of login,
 * address, stored hash and password (RFC 2104). A changed or reset password has another stored hash, and nothing fits
 * any more; from another address the slow hash is computed. Use does not prolong it.
 */
final class RememberedPasswords {

    static final Duration REMEMBERED = Duration.ofMinutes(10);

    static final int MOST = 10_000;
    private static final int KEY_BYTES = 32;

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>() {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST;
        }
    };

    private record Remembered(byte[] digest, Instant until) { }

    RememberedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** Compares in constant time; the digest is made even where nothing is remembered: the time tells little. */
    boolean fits(Credential stored, String password, String address) {
        byte[] given = digest(stored, password, address);
        return MessageDigest.isEqual(given, current(pair(stored, address)));
    }

    void remember(Credential stored, String password, String address) {
        byte[] digest = digest(stored, password, address);
        Instant now = clock.instant();
        synchronized (remembered) {
            remembered.remove(pair(stored, address)); // so that it stands last again: the oldest stand first
            Iterator<Remembered> oldest = remembered.values().iterator();
            while (oldest.hasNext() && !now.isBefore(oldest.next().until())) {
                oldest.remove();
            }
            remembered.put(pair(stored, address), new Remembered(digest, now.plus(REMEMBERED)));
        }
    }

    private byte[] current(String pair) {
        Instant now = clock.instant();
        synchronized (remembered) {
            Remembered known = remembered.get(pair);
            return known == null || !now.isBefore(known.until()) ? new byte[0] : known.digest();
        }
    }

    private byte[] digest(Credential stored, String password, String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {stored.account().login(), address, stored.hash()}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An address has no line break, so no login can be made to look like another pair. */
    private static String pair(Credential stored, String address) {
        return address + "\n" + stored.account().login();
    }
}
