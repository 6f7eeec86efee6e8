package org.shuqiao.ledger.event;

import static org.shuqiao.ledger.event.FactState.ACTIVE;
import static org.shuqiao.ledger.event.FactState.ANCHORED;
import static org.shuqiao.ledger.event.FactState.CLOSED;
import static org.shuqiao.ledger.event.FactState.DECIDED;
import static org.shuqiao.ledger.event.FactState.ENROLLED;
import static org.shuqiao.ledger.event.FactState.EXPIRED;
import static org.shuqiao.ledger.event.FactState.NONE;
import static org.shuqiao.ledger.event.FactState.PUBLISHED;
import static org.shuqiao.ledger.event.FactState.RAISED;
import static org.shuqiao.ledger.event.FactState.RELEASED;
import static org.shuqiao.ledger.event.FactState.RETURNED;
import static org.shuqiao.ledger.event.FactState.REVOKED;
import static org.shuqiao.ledger.event.FactState.SIGNED;
import static org.shuqiao.ledger.event.FactState.SUBMITTED;
import static org.shuqiao.ledger.event.FactState.SUSPENDED;
import static org.shuqiao.ledger.event.FactState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Transitions of the life cycle: subject, permitted states and resulting state. */
public enum EventType {
    MEMBER_ENROLLED(FactKind.MEMBER, EnumSet.of(NONE, RELEASED), ENROLLED),
    MEMBER_RELEASED(FactKind.MEMBER, EnumSet.of(ENROLLED), RELEASED),
    ENTRY_PUBLISHED(FactKind.ENTRY, EnumSet.of(NONE, PUBLISHED, WITHDRAWN), PUBLISHED),
    /** The version stays; what stands behind it is another table. */
    ENTRY_BOUND(FactKind.ENTRY, EnumSet.of(PUBLISHED), PUBLISHED),
    ENTRY_WITHDRAWN(FactKind.ENTRY, EnumSet.of(PUBLISHED), WITHDRAWN),
    REQUEST_SUBMITTED(FactKind.REQUEST, EnumSet.of(NONE), SUBMITTED),
    /** Its clock stands still. */
    REQUEST_RETURNED(FactKind.REQUEST, EnumSet.of(SUBMITTED), RETURNED),
    /** Its clock goes on; a department's node may sign the completion before the other's signs the return. */
    REQUEST_COMPLETED(FactKind.REQUEST, EnumSet.of(SUBMITTED, RETURNED), SUBMITTED),
    REQUEST_EXTENDED(FactKind.REQUEST, EnumSet.of(SUBMITTED), SUBMITTED),
    REQUEST_WITHDRAWN(FactKind.REQUEST, EnumSet.of(SUBMITTED, RETURNED, DECIDED), WITHDRAWN),
    /** Some items at a time; the request is decided when none is open. */
    REQUEST_DECIDED(FactKind.REQUEST, EnumSet.of(SUBMITTED, RETURNED), DECIDED),
    GRANT_SIGNED(FactKind.GRANT, EnumSet.of(NONE), SIGNED),
    GRANT_ACTIVATED(FactKind.GRANT, EnumSet.of(SIGNED), ACTIVE),
    GRANT_SUSPENDED(FactKind.GRANT, EnumSet.of(SIGNED, ACTIVE), SUSPENDED),
    /** The same grant is signed again, for another table or after a suspension. */
    GRANT_RESUMED(FactKind.GRANT, EnumSet.of(SIGNED, ACTIVE, SUSPENDED), SIGNED),
    GRANT_REVOKED(FactKind.GRANT, EnumSet.of(SIGNED, ACTIVE, SUSPENDED), REVOKED),
    GRANT_EXPIRED(FactKind.GRANT, EnumSet.of(SIGNED, ACTIVE, SUSPENDED), EXPIRED),
    CORRECTION_RAISED(FactKind.CORRECTION, EnumSet.of(NONE), RAISED),
    CORRECTION_CLOSED(FactKind.CORRECTION, EnumSet.of(RAISED), CLOSED),
    DISPUTE_RAISED(FactKind.DISPUTE, EnumSet.of(NONE), RAISED),
    DISPUTE_CLOSED(FactKind.DISPUTE, EnumSet.of(RAISED), CLOSED),
    CHECKPOINT_ANCHORED(FactKind.ANCHOR, EnumSet.of(NONE, ANCHORED), ANCHORED);

    private final FactKind kind;
    private final Set<FactState> from;
    private final FactState to;

    EventType(FactKind kind, Set<FactState> from, FactState to) {
        this.kind = kind;
        this.from = from;
        this.to = to;
    }

    public FactKind kind() {
        return kind;
    }

    public boolean allowedFrom(FactState state) {
        return from.contains(state);
    }

    public FactState to() {
        return to;
    }

    /** @return as it stands in JSON, for example {@code grant-signed} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
