package org.shuqiao.exchange.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.shuqiao.exchange.account.Accounts;
import org.shuqiao.exchange.account.Actor;
import org.shuqiao.standards.error.CodedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Logs a local account in. A password that was right is remembered for a minute, as a keyed digest in this process's
 * memory, so that a script's hundred calls do not cost a hundred slow hashes; what the account may do is looked up on
 * every call all the same.
 */
public final class AccountLogin implements AuthenticationProvider {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Remembered(Actor actor, Instant until) { }

    private final Accounts accounts;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public AccountLogin(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    public Authentication authenticate(Authentication given) {
        Actor actor = actor(given.getName(), String.valueOf(given.getCredentials()));
        return UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of());
    }

    private Actor actor(String login, String password) {
        Instant now = clock.instant();
        String digest = digest(login, password);
        Remembered known = remembered.get(digest);
        if (known != null && now.isBefore(known.until())) {
            return known.actor();
        }
        remembered.values().removeIf(r -> !now.isBefore(r.until()));
        try {
            Actor actor = accounts.authenticate(login, password);
            remembered.put(digest, new Remembered(actor, now.plus(REMEMBERED)));
            return actor;
        } catch (CodedException e) {
            throw new CodedLoginException(e);
        }
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

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
