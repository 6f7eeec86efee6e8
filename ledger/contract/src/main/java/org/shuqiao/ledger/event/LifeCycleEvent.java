package org.shuqiao.ledger.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.merkle.Hash;

/**
 * Event in the life of a member, an entry, a request, a grant, a correction or a dispute. Events hold ids, departments,
 * codes, times and digests only; texts and reasons stay with the platform, and {@code digest} ({@code sha256:} and hex)
 * ties the event to them. {@code event} is a ULID: submitting it again changes nothing.
 */
public sealed interface LifeCycleEvent {

    String event();

    /** @return when it happened, kept to the millisecond */
    OffsetDateTime time();

    EventType type();

    /** @return the id of what it is about */
    String subject();

    /**
     * The first one founds the ledger: it enrols the authority itself, and from then on only the authority enrols.
     *
     * @param organisation MSP id of the organisation that speaks for the department
     */
    record MemberEnrolled(String event, OffsetDateTime time, String department, String organisation)
            implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.MEMBER_ENROLLED;
        }

        @Override
        public String subject() {
            return department;
        }
    }

    /** The department leaves its organisation; the authority may then enrol it at another. */
    record MemberReleased(String event, OffsetDateTime time, String department) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.MEMBER_RELEASED;
        }

        @Override
        public String subject() {
            return department;
        }
    }

    /** @param version of the entry, growing with each publishing; {@code digest} is that of the entry */
    record EntryPublished(String event, OffsetDateTime time, String entry, long version, String provider, String digest)
            implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.ENTRY_PUBLISHED;
        }

        @Override
        public String subject() {
            return entry;
        }
    }

    /** @param digest of the provider's signed act, which names the new table */
    record EntryBound(String event, OffsetDateTime time, String entry, long version, String digest)
            implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.ENTRY_BOUND;
        }

        @Override
        public String subject() {
            return entry;
        }
    }

    record EntryWithdrawn(String event, OffsetDateTime time, String entry, String digest) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.ENTRY_WITHDRAWN;
        }

        @Override
        public String subject() {
            return entry;
        }
    }

    /** @param items names of the entry's items that are asked for */
    record RequestSubmitted(String event, OffsetDateTime time, String request, String consumer, String provider,
            String entry, List<String> items, String digest) implements LifeCycleEvent {
        public RequestSubmitted {
            items = List.copyOf(items);
        }

        @Override
        public EventType type() {
            return EventType.REQUEST_SUBMITTED;
        }

        @Override
        public String subject() {
            return request;
        }
    }

    /** @param verdicts item to verdict; items that are not named stay open */
    record RequestDecided(String event, OffsetDateTime time, String request, Map<String, Verdict> verdicts,
            String digest)
            implements LifeCycleEvent {

        /** @param rule id of the rule that the decision cites */
        public record Verdict(boolean granted, String rule) { }

        public RequestDecided {
            verdicts = Map.copyOf(verdicts);
        }

        @Override
        public EventType type() {
            return EventType.REQUEST_DECIDED;
        }

        @Override
        public String subject() {
            return request;
        }
    }

    /**
     * @param type whether it was returned, completed, extended or withdrawn
     * @param digest of the signed act
     */
    record RequestMoved(String event, OffsetDateTime time, EventType type, String request, String digest)
            implements LifeCycleEvent {
        @Override
        public String subject() {
            return request;
        }
    }

    /**
     * @param items granted ones of the request's
     * @param until when it ends
     * @param policy digest of the compiled policy
     * @param digest of the signed grant
     */
    record GrantSigned(String event, OffsetDateTime time, String grant, String request, List<String> items,
            OffsetDateTime until, String policy, String digest) implements LifeCycleEvent {
        public GrantSigned {
            items = List.copyOf(items);
        }

        @Override
        public EventType type() {
            return EventType.GRANT_SIGNED;
        }

        @Override
        public String subject() {
            return grant;
        }
    }

    record GrantActivated(String event, OffsetDateTime time, String grant) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.GRANT_ACTIVATED;
        }

        @Override
        public String subject() {
            return grant;
        }
    }

    /**
     * @param type whether it was suspended or signed again
     * @param digest of the signed act
     */
    record GrantMoved(String event, OffsetDateTime time, EventType type, String grant, String digest)
            implements LifeCycleEvent {
        @Override
        public String subject() {
            return grant;
        }
    }

    record GrantRevoked(String event, OffsetDateTime time, String grant, String digest) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.GRANT_REVOKED;
        }

        @Override
        public String subject() {
            return grant;
        }
    }

    record GrantExpired(String event, OffsetDateTime time, String grant) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.GRANT_EXPIRED;
        }

        @Override
        public String subject() {
            return grant;
        }
    }

    record CorrectionRaised(String event, OffsetDateTime time, String correction, String entry, String digest)
            implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.CORRECTION_RAISED;
        }

        @Override
        public String subject() {
            return correction;
        }
    }

    /** @param corrected whether the data were changed */
    record CorrectionClosed(String event, OffsetDateTime time, String correction, boolean corrected, String digest)
            implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.CORRECTION_CLOSED;
        }

        @Override
        public String subject() {
            return correction;
        }
    }

    /**
     * @param about kind of what it is about: a request, a grant or a correction
     * @param aboutId its id
     * @param layer 1 between the departments, 2 before their authority, 3 before the level above
     */
    record DisputeRaised(String event, OffsetDateTime time, String dispute, FactKind about, String aboutId, long layer,
            String digest) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.DISPUTE_RAISED;
        }

        @Override
        public String subject() {
            return dispute;
        }
    }

    record DisputeClosed(String event, OffsetDateTime time, String dispute, String digest) implements LifeCycleEvent {
        @Override
        public EventType type() {
            return EventType.DISPUTE_CLOSED;
        }

        @Override
        public String subject() {
            return dispute;
        }
    }

    /**
     * @param origin the log's origin
     * @param checkpoint the signed note
     * @param path proof that the log grew from the checkpoint anchored last (none the first time)
     * @param key the log's verification key; the first anchor fixes it
     */
    record CheckpointAnchored(String event, OffsetDateTime time, String origin, String checkpoint, List<Hash> path,
            String key) implements LifeCycleEvent {
        public CheckpointAnchored {
            path = List.copyOf(path);
        }

        @Override
        public EventType type() {
            return EventType.CHECKPOINT_ANCHORED;
        }

        @Override
        public String subject() {
            return origin;
        }
    }
}
