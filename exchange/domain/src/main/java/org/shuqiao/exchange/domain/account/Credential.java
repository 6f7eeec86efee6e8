package org.shuqiao.exchange.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Account with the hash of its password.
 *
 * @param mustChange whether the password lets in to nothing but its own change
 * @param until      when a one-time password ends
 */
record Credential(Account account, String hash, boolean mustChange, Optional<Instant> until) {

    boolean usable(Instant now) {
        return account.active() && until.filter(end -> !now.isBefore(end)).isEmpty();
    }

    @Override
    public String toString() {
        return "Credential[" + account.login() + "]";
    }
}
