package org.shuqiao.exchange.domain.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Check of a password at every door of the platform. A failure is answered alike, in text and time, whether the account
 * is unknown, disabled, or the password wrong. Attempts wait by account and address together, so nobody keeps somebody
 * else out; what is tried from an address that an account never signed in from counts for the account as a whole, too.
 */
public final class SignIn {

    private static final int LOCKS = 64;

    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final KnownAddresses known;
    private final SignInEvents events;
    private final RememberedPasswords remembered;
    /** Attempts of one pair are looked at one after the other, so that parallel guesses count as many as they are. */
    private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS)
            .toArray(ReentrantLock[]::new);

    public SignIn(ExchangeStore store, Passwords passwords, SignInThrottle throttle, SignInEvents events, Clock clock) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
        this.known = new KnownAddresses(store);
        this.remembered = new RememberedPasswords(clock);
    }

    /**
     * @throws CodedException {@code LOGIN_FAILED}, {@code SIGN_IN_WAITS}, or {@code PASSWORD_MUST_CHANGE} when the
     *         password is right and lets in to its own change only
     */
    public Actor with(String login, String password, SignInOrigin from) {
        Credential checked = check(login, password, from);
        if (checked.mustChange()) {
            throw new CodedException(ExchangeCode.PASSWORD_MUST_CHANGE);
        }
        if (from.door() != Door.PORTAL) { // which may ask for a second factor yet
            entered(login, from);
        }
        return checked.account().actor();
    }

    /** Tells that somebody is in, once all factors that the door asks for are there. */
    public void entered(String login, SignInOrigin from) {
        events.signedIn(login, from.door(), from.address());
    }

    /** Tells of a second factor that was not the right one. */
    public void failedSecondFactor(String login, SignInOrigin from, ErrorCode why) {
        throttle.failed(login, from.address(), false);
        events.failed(login, from.door(), from.address(), why);
    }

    /**
     * Changes a password by whoever has the old one.
     *
     * @throws CodedException as signing in with the old one does, or because of the rules of the new one
     */
    public Actor changePassword(String login, String old, String next, SignInOrigin from) {
        Credential checked = check(login, old, from);
        passwords.change(checked, old, next);
        events.passwordChanged(login, login);
        return checked.account().actor();
    }

    private Credential check(String login, String password, SignInOrigin from) {
        ReentrantLock lock = locks[Math.floorMod((login + "\n" + from.address()).hashCode(), LOCKS)];
        lock.lock();
        try {
            Optional<Instant> until = throttle.waitsUntil(login, from.address());
            if (until.isPresent()) {
                events.locked(login, from.door(), from.address());
                throw new CodedException(ExchangeCode.SIGN_IN_WAITS, time(until.get()));
            }
            return looked(login, password, from);
        } finally {
            lock.unlock();
        }
    }

    private Credential looked(String login, String password, SignInOrigin from) {
        boolean open = throttle.admitsStranger(login, from.address());
        Optional<Credential> stored = passwords.usable(login);
        if (open && stored.filter(one -> remembered.fits(one, password, from.address())).isPresent()) {
            throttle.succeeded(login, from.address());
            return stored.get();
        }
        boolean stranger = !known.contains(login, from.address());
        boolean admitted = open || !stranger;
        // looked at even where it lets nobody in, so that the time tells nothing
        boolean right = passwords.matches(password, stored);
        if (!right || !admitted) {
            throttle.failed(login, from.address(), stranger && admitted);
            events.failed(login, from.door(), from.address(), ExchangeCode.LOGIN_FAILED);
            throw new CodedException(ExchangeCode.LOGIN_FAILED);
        }
        throttle.succeeded(login, from.address());
        known.remember(login, from.address());
        remembered.remember(stored.orElseThrow(), password, from.address());
        return stored.get();
    }

    private static String time(Instant until) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.ofInstant(until, ExchangeStore.ZONE));
    }
}
