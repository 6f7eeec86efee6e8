package org.shuqiao.exchange.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords and caches correct ones. One that was right is remembered for a minute, as a keyed digest in this
 * process's memory, so that a script's hundred calls do not cost a hundred slow hashes; what the account may do is
 * looked up on every call all the same.
 */
public final class LoginCache {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Remembered(Actor actor, Instant until) { }

    private final Accounts accounts;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public LoginCache(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** @throws org.shuqiao.base.error.CodedException when the account is unknown, locked or the password wrong */
    public Actor actor(String login, String password) {
        Instant now = clock.instant();
        String digest = digest(login, password);
        Remembered known = remembered.get(digest);
        if (known != null && now.isBefore(known.until())) {
            return known.actor();
        }
        remembered.values().removeIf(r -> !now.isBefore(r.until()));
        Actor actor = accounts.authenticate(login, password);
        remembered.put(digest, new Remembered(actor, now.plus(REMEMBERED)));
        return actor;
    }

    private String digest(String login, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(login.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
