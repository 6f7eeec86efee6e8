package org.shuqiao.exchange.domain.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.ledger.security.SecurityKind;

/** Enters into the security log which calls were refused, were malformed or failed. */
public final class AccessEvents {

    /** Of the same in an hour, entered one by one. */
    private static final int AT_ONCE = 5;

    private final SecurityJournal journal;

    public AccessEvents(SecurityJournal journal) {
        this.journal = journal;
    }

    /**
     * Tells that a call did not get what it asked for. Refusals of the business itself, such as a taken name, are no
     * matter of this log.
     *
     * @param login empty when nobody was signed in
     * @param place the call as the platform names it, such as {@code POST /api/v1/query}; never what the caller wrote
     */
    public void refused(Optional<String> login, Door door, String place, ErrorCode code) {
        kind(code.kind()).ifPresent(kind -> journal.count(AT_ONCE, kind, login.orElse(""), place,
                Map.of("door", door.word(), "code", code.id())));
    }

    /**
     * Tells that a call of a department's node was refused. A node has no wishes of its own: what it sends and what is
     * not taken is wrong or forged, and is entered too.
     *
     * @param department whose node signed the call; empty where that is not shown
     */
    public void nodeRefused(Optional<String> department, String place, ErrorCode code) {
        Map<String, String> details = new HashMap<>(Map.of("door", Door.NODE.word(), "code", code.id()));
        department.ifPresent(known -> details.put("department", known));
        Optional<SecurityKind> kind = switch (code.kind()) {
            case INVALID, REFUSED -> Optional.of(SecurityKind.AUTHORIZATION_REFUSED);
            default -> kind(code.kind());
        };
        kind.ifPresent(told -> journal.count(AT_ONCE, told, "", place, details));
    }

    /** Tells of an attempt that cannot be read as one, whatever kind its code is of. */
    public void malformed(Optional<String> login, Door door, String place, ErrorCode code) {
        journal.count(AT_ONCE, SecurityKind.MALFORMED_CALL, login.orElse(""), place,
                Map.of("door", door.word(), "code", code.id()));
    }

    /** @return under which kind a refusal or failure of this code is entered; nothing for one that is not */
    public static Optional<SecurityKind> told(ErrorCode code) {
        return kind(code.kind());
    }

    private static Optional<SecurityKind> kind(ErrorKind kind) {
        return switch (kind) {
            case FORBIDDEN, UNAUTHENTICATED -> Optional.of(SecurityKind.AUTHORIZATION_REFUSED);
            case MALFORMED, WRONG_METHOD, NOT_OFFERED, NOT_READ, TOO_LARGE, TOO_SLOW, MISDIRECTED ->
                    Optional.of(SecurityKind.MALFORMED_CALL);
            case INTERNAL -> Optional.of(SecurityKind.CALL_FAILED);
            case UNKNOWN, INVALID, REFUSED, CONFLICT, EXHAUSTED, UNAVAILABLE -> Optional.empty();
        };
    }
}
