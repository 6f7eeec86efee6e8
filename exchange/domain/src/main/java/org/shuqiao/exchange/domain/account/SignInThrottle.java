package org.shuqiao.exchange.domain.account;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counter of failed sign-ins: by account and address together, by account and by address. It counts what was typed,
 * whether or not there is such an account, so that nothing of it tells which there are. It is kept in memory; the
 * counters that were touched last are kept when there are too many.
 */
public final class SignInThrottle {

    private static final int MOST = 20_000;

    private final LockoutPolicy policy;
    private final Clock clock;
    private final Counters pairs = new Counters();
    private final Counters accounts = new Counters();
    private final Counters addresses = new Counters();

    private record Count(int failures, Instant last) { }

    private static final class Counters extends LinkedHashMap<String, Count> {

        Counters() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST;
        }
    }

    public SignInThrottle(LockoutPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** @return until when attempts for the account from the address are not looked at; empty when they are */
    synchronized Optional<Instant> waitsUntil(String login, String address) {
        return until(pairs, pair(login, address), policy.failures());
    }

    /** @return whether an attempt from an address that the account never signed in from is looked at */
    synchronized boolean admitsStranger(String login, String address) {
        return until(accounts, login, policy.ofAccount()).isEmpty()
                && until(addresses, address, policy.ofAddress()).isEmpty();
    }

    /** @param stranger whether it also counts for the account and for the address as a whole */
    synchronized void failed(String login, String address, boolean stranger) {
        count(pairs, pair(login, address));
        if (stranger) {
            count(accounts, login);
            count(addresses, address);
        }
    }

    synchronized void succeeded(String login, String address) {
        pairs.remove(pair(login, address));
    }

    /** Forgets all failures of an account. */
    synchronized void forgive(String login) {
        accounts.remove(login);
        pairs.keySet().removeIf(key -> key.endsWith("\n" + login));
    }

    private Optional<Instant> until(Counters counters, String key, int free) {
        Instant now = clock.instant();
        return Optional.ofNullable(counters.get(key))
                .map(count -> count.last().plus(policy.wait(count.failures(), free)))
                .filter(now::isBefore);
    }

    private void count(Counters counters, String key) {
        Instant now = clock.instant();
        counters.merge(key, new Count(1, now), (old, one) ->
                now.isBefore(old.last().plus(policy.forgotten())) ? new Count(old.failures() + 1, now) : one);
    }

    /** An address has no line break, so no login can be made to look like another pair. */
    private static String pair(String login, String address) {
        return address + "\n" + login;
    }
}
