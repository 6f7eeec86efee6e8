package org.shuqiao.exchange.domain.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords of the accounts, stored as slow hashes: set under rules, changed by their owner, reset for one use. */
public final class Passwords {

    private static final Duration ONE_TIME = Duration.ofHours(24);
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // none that looks like another
    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final SignInThrottle throttle;
    private final SignInEvents events;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobody = encoder.encode("nobody has this password");

    public Passwords(ExchangeStore store, Permissions permissions, SignInThrottle throttle, SignInEvents events) {
        this.store = store;
        this.permissions = permissions;
        this.throttle = throttle;
        this.events = events;
    }

    /** Password that lets its receiver set another one, once and until then. */
    public record OneTime(String password, Instant until) {
        @Override
        public String toString() {
            return "OneTime[" + until + "]";
        }
    }

    /**
     * Replaces a forgotten or stolen password.
     *
     * @return what the account's owner is told by the administrator; it is stored nowhere
     */
    public OneTime reset(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        OneTime made = new OneTime(random(), store.now().plus(ONE_TIME));
        int changed = store.sql("""
                update exchange.account set hash = :hash, must_change = true, password_until = :until
                where login = :login and provider is null""")
                .param("hash", encoder.encode(made.password())).param("login", login)
                .param("until", ExchangeStore.column(made.until())).update();
        if (changed == 0) {
            throw new CodedException(ExchangeCode.ACCOUNT_DISABLED);
        }
        throttle.forgive(login);
        events.passwordChanged(login, actor.login());
        return made;
    }

    /** From now on the account's first password, which somebody else chose, lets in to nothing but its change. */
    public void requireChange(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        store.sql("update exchange.account set must_change = true where login = :login").param("login", login).update();
    }

    /** @throws CodedException when the rules refuse it */
    String hash(String login, String password) {
        PasswordRules.require(login, password);
        return encoder.encode(PasswordRules.normal(password));
    }

    void change(Credential old, String oldPassword, String next) {
        String login = old.account().login();
        if (PasswordRules.normal(oldPassword).equals(PasswordRules.normal(next))) {
            throw new CodedException(ExchangeCode.PASSWORD_SAME);
        }
        store.sql("""
                update exchange.account set hash = :hash, must_change = false, password_until = null
                where login = :login and hash = :old""")
                .param("hash", hash(login, next)).param("login", login).param("old", old.hash()).update();
    }

    /** Takes as long for an account that is not there or not usable. */
    boolean matches(String password, Optional<Credential> stored) {
        Optional<Credential> usable = stored.filter(one -> one.usable(store.now()));
        boolean fits = encoder.matches(PasswordRules.normal(password), usable.map(Credential::hash).orElse(nobody));
        return fits && usable.isPresent();
    }

    /** @return the account's credential when it is active and has a password of its own */
    Optional<Credential> find(String login) {
        return store.sql("select * from exchange.account where login = :login and active and provider is null")
                .param("login", login)
                .query((row, number) -> new Credential(Accounts.account(row), row.getString("hash"),
                        row.getBoolean("must_change"), Columns.optionalTime(row, "password_until")))
                .optional();
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
