package org.shuqiao.ledger.record;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.ledger.act.ActReference;

/**
 * Delivery or refusal before the log assigns its sequence numbers. No personal data:
 * each field is an id, a code, a salted digest or a number and is checked on construction.
 *
 * @param id a ULID that the gateway made ({@link RecordId}); repeating an append with it is harmless
 * @param time when it happened, kept to the millisecond
 * @param consumer the asking department's id
 * @param provider the departments whose data it is about, possibly none when refused
 * @param purpose the purpose's short text as the grant names it
 * @param uses what was used under which grant; at least one when delivered
 * @param query {@code sha256:} and the salted digest of what was asked, in hex
 * @param snapshots table to lake snapshot id; only when delivered
 * @param attempt the consumer's signature
 * @param request the consumer's signed request, where that itself was refused: its act is what the consumer signed
 */
public record ExchangeRecordDraft(
        String id,
        OffsetDateTime time,
        DeliveryKind kind,
        String consumer,
        List<String> provider,
        String purpose,
        List<GrantUse> uses,
        Optional<String> query,
        Map<String, String> snapshots,
        Outcome outcome,
        Optional<Attempt> attempt,
        Optional<ActReference> request) {

    public ExchangeRecordDraft {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        provider = List.copyOf(provider);
        uses = List.copyOf(uses);
        snapshots = Map.copyOf(snapshots);
        RecordRules.checkNames(id, consumer, provider, purpose);
        RecordRules.checkUses(uses);
        RecordRules.checkSnapshots(snapshots);
        query.ifPresent(RecordRules::checkQuery);
        RecordRules.checkOutcome(outcome, uses, snapshots);
        if (attempt.isPresent()) {
            AttemptRules.check(attempt.get(), consumer, purpose, query, outcome, uses);
        }
        if (request.isPresent()) {
            RecordRules.checkRequest(request.get(), outcome, uses.isEmpty() && query.isEmpty() && attempt.isEmpty());
        }
    }

    /** A draft of what was asked under a grant, or without one. */
    public ExchangeRecordDraft(String id, OffsetDateTime time, DeliveryKind kind, String consumer,
            List<String> provider, String purpose, List<GrantUse> uses, Optional<String> query,
            Map<String, String> snapshots, Outcome outcome, Optional<Attempt> attempt) {
        this(id, time, kind, consumer, provider, purpose, uses, query, snapshots, outcome, attempt, Optional.empty());
    }

    /** A draft that the consumer did not sign. */
    public ExchangeRecordDraft(String id, OffsetDateTime time, DeliveryKind kind, String consumer,
            List<String> provider, String purpose, List<GrantUse> uses, Optional<String> query,
            Map<String, String> snapshots, Outcome outcome) {
        this(id, time, kind, consumer, provider, purpose, uses, query, snapshots, outcome, Optional.empty());
    }

    /** @return whether the record takes a number of its consumer, because it takes none of a grant */
    public boolean countsForConsumer() {
        return uses.isEmpty();
    }
}
