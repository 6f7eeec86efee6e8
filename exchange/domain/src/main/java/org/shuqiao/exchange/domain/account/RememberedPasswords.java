package org.shuqiao.exchange.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Memory of passwords that were right a moment ago, so that a script's hundred calls do not cost a hundred slow hashes.
 * One is remembered for a minute, as a keyed digest in this process's memory, together with the stored hash that it
 * fitted: a changed or reset password ends it at once.
 */
final class RememberedPasswords {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Remembered(byte[] digest, Instant until) { }

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    RememberedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    boolean fits(Credential stored, String password) {
        Remembered known = remembered.get(stored.account().login());
        return known != null && clock.instant().isBefore(known.until())
                && MessageDigest.isEqual(known.digest(), digest(stored, password));
    }

    void remember(Credential stored, String password) {
        Instant now = clock.instant();
        remembered.values().removeIf(r -> !now.isBefore(r.until()));
        remembered.put(stored.account().login(), new Remembered(digest(stored, password), now.plus(REMEMBERED)));
    }

    private byte[] digest(Credential stored, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(stored.hash().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
