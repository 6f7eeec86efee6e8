package org.shuqiao.exchange.domain.account;

import java.util.HashMap;
import java.util.Map;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.security.ClientAddress;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Enters sign-ins, failures, lockouts and ends of sessions into the security log. Every session of the portal is an
 * entry. A credential that comes with each call (REST, JDBC) is one entry an hour for account and network, and the
 * further calls that were checked are counted. Failures are entered one by one up to twenty an hour.
 */
public final class SignInEvents {

    private static final int FAILURES_AT_ONCE = 20;

    private final ExchangeStore store;
    private final SecurityJournal journal;

    public SignInEvents(ExchangeStore store, SecurityJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** @param address of the client, as text */
    public void signedIn(String login, Door door, String address) {
        Map<String, String> details = details(door, address);
        if (door == Door.PORTAL) {
            journal.enter(SecurityKind.SIGNED_IN, login, "", details);
        } else {
            journal.count(1, SecurityKind.SIGNED_IN, login, "", details);
        }
    }

    /** @param login as it was typed; entered only when there is such an account, for it may be anything */
    public void failed(String login, Door door, String address, ErrorCode why) {
        Map<String, String> details = new HashMap<>(details(door, address));
        details.put("code", why.id());
        journal.count(FAILURES_AT_ONCE, SecurityKind.SIGN_IN_FAILED, known(login), "", details);
    }

    /** An attempt that had to wait; its password was not looked at. */
    public void locked(String login, Door door, String address) {
        journal.count(FAILURES_AT_ONCE, SecurityKind.LOCKED, known(login), "", details(door, address));
    }

    /** @param by the login of whoever changed it: the account itself, or who reset it */
    public void passwordChanged(String login, String by) {
        journal.enter(SecurityKind.PASSWORD_CHANGED, by, login, Map.of());
    }

    /** @param how {@code added}, {@code removed} */
    public void passkeyChanged(String login, String by, String how) {
        journal.enter(SecurityKind.PASSKEY_CHANGED, by, login, Map.of("how", how));
    }

    /** @param how {@code signed-out}, {@code expired}, {@code ended} and so on: a word of the platform */
    public void sessionEnded(String login, String by, String how) {
        journal.enter(SecurityKind.SESSION_ENDED, by, login, Map.of("how", how));
    }

    private static Map<String, String> details(Door door, String address) {
        return Map.of("door", door.word(), "network", ClientAddress.network(address));
    }

    private String known(String login) {
        return store.sql("select login from exchange.account where login = :login").param("login", login)
                .query(String.class).optional().orElse("");
    }
}
