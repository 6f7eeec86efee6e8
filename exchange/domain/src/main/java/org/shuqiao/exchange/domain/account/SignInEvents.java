package org.shuqiao.exchange.domain.account;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.security.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of sign-ins, failures, waits, changed passwords and ends of sessions, without names or addresses. */
public final class SignInEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SignInEvents.class);

    /** @param address of the client, as text */
    public void signedIn(String login, Door door, String address) {
        LOG.debug("signed in by {}", door.word());
    }

    /** @param login as it was typed: it may be anything */
    public void failed(String login, Door door, String address, ErrorCode why) {
        LOG.info("a sign-in by {} failed: {}", door.word(), why.id());
    }

    /** An attempt that had to wait; its password was not looked at. */
    public void locked(String login, Door door, String address) {
        LOG.info("a sign-in by {} has to wait", door.word());
    }

    /** @param by the login of whoever changed it: the account itself, or who reset it */
    public void passwordChanged(String login, String by) {
        LOG.info("a password was {}", login.equals(by) ? "changed" : "reset");
    }

    /** @param how {@code added}, {@code removed} */
    public void passkeyChanged(String login, String by, String how) {
        LOG.info("a passkey was {}", how);
    }

    /** @param how {@code signed-out}, {@code expired}, {@code ended} and so on: a word of the platform */
    public void sessionEnded(String login, String by, String how) {
        LOG.info("a session ended: {}", how);
    }
}
