package org.shuqiao.exchange.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords of the accounts, stored as slow hashes: set under rules, changed by their owner, reset for one use. */
public final class Passwords {

    private static final Duration ONE_TIME = Duration.ofHours(24);
    private static final String HASH = "bcrypt";

    private final ExchangeStore store;
    private final SignInThrottle throttle;
    private final SignInEvents events;
    private final PasswordEncoder encoder;
    private final String nobody;

    public Passwords(ExchangeStore store, SignInThrottle throttle, SignInEvents events, PasswordCost cost) {
        this.store = store;
        this.throttle = throttle;
        this.events = events;
        DelegatingPasswordEncoder own = new DelegatingPasswordEncoder(HASH,
                Map.of(HASH, new BCryptPasswordEncoder(cost.exponent())));
        own.setDefaultPasswordEncoderForMatches(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        this.encoder = own;
        this.nobody = encoder.encode("nobody has this password");
    }

    /** Refuses an account that has no password of its own: it is unknown, disabled or of an identity provider. */
    public void requireLocal(String login) {
        if (find(login).isEmpty()) {
            throw new CodedException(ExchangeCode.ACCOUNT_DISABLED);
        }
    }

    /**
     * Replaces a forgotten or stolen password as two persons agreed; called by the changes under dual control alone.
     *
     * @param password lets in to its own change only, within a day
     * @param by who proposed it
     */
    public void reset(String login, String password, String by) {
        requireLocal(login);
        store.sql("""
                update exchange.account set hash = :hash, must_change = true, password_until = :until
                where login = :login""")
                .param("hash", hash(login, password)).param("login", login)
                .param("until", ExchangeStore.column(store.now().plus(ONE_TIME))).update();
        throttle.forgive(login);
        events.passwordChanged(login, by);
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
    boolean matches(String password, Optional<Credential> usable) {
        boolean fits = encoder.matches(PasswordRules.normal(password), usable.map(Credential::hash).orElse(nobody));
        return fits && usable.isPresent();
    }

    /** @return the account's credential as long as its password lets in */
    Optional<Credential> usable(String login) {
        return find(login).filter(one -> one.usable(store.now()));
    }

    private Optional<Credential> find(String login) {
        return store.sql("select * from exchange.account where login = :login and active and provider is null")
                .param("login", login)
                .query((row, number) -> new Credential(Accounts.account(row), row.getString("hash"),
                        row.getBoolean("must_change"), Columns.optionalTime(row, "password_until")))
                .optional();
    }
}
