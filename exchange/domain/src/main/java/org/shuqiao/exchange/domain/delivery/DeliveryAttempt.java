package org.shuqiao.exchange.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.query.answer.Handed;

/** One attempted use of grants and the record drafted for it, with the consumer's signature. */
final class DeliveryAttempt {

    /**
     * Stands in the record where a purpose was stated that the consumer never requested: free text has no place there.
     */
    private static final String UNKNOWN_PURPOSE = "未登记用途";

    private final String id;
    private final Actor actor;
    private final Mode mode;
    private final String stated;
    private final Nonce nonce;
    private final AttemptStatement statement;
    private final AttemptSignatures signatures;
    private String purpose = UNKNOWN_PURPOSE;
    private Optional<Own> own = Optional.empty();

    /** A signature of the consumer itself, once it was accepted. */
    private record Own(SignedAttempt signed, Custody custody) { }

    /** @param query what is asked */
    DeliveryAttempt(String id, Actor actor, Mode mode, String stated, String query, Nonce nonce,
            AttemptSignatures signatures) {
        this.id = id;
        this.actor = actor;
        this.mode = mode;
        this.stated = stated;
        this.nonce = nonce;
        this.statement = AttemptStatement.of(actor.department(), RecordOutbox.kind(mode), nonce, stated, query);
        this.signatures = signatures;
    }

    Actor actor() {
        return actor;
    }

    String salt() {
        return nonce.hex();
    }

    /** @return by which name the logs of the sources know this attempt */
    String reader() {
        return SourceReads.reader(id);
    }

    /** From here on the record says the purpose that was stated: the consumer requested data for it once. */
    void purposeIsKnown() {
        purpose = stated;
    }

    /** From here on the record carries the consumer's own signature. @throws CodedException when it does not hold */
    void accept(SignedAttempt signed) {
        own = Optional.of(new Own(signed, signatures.accept(signed, statement, id)));
    }

    ExchangeRecordDraft delivered(Instant now, List<Grant> used, Handed answer) {
        return draft(now, used.stream().map(grant -> grant.policy().provider()).distinct().toList(), used,
                answer.snapshots(), new Outcome.Delivered(answer.rowCount(), answer.digest(nonce.bytes())));
    }

    /** @param concerned the grants that the refusal is about, which it takes a number of */
    ExchangeRecordDraft refused(Instant now, String code, List<Grant> concerned, Optional<Asked> asked) {
        List<String> providers = concerned.isEmpty()
                ? asked.map(Asked::provider).stream().toList()
                : concerned.stream().map(grant -> grant.policy().provider()).distinct().toList();
        return draft(now, providers, concerned, Map.of(), new Outcome.Refused(code, asked.map(Asked::resource)));
    }

    private ExchangeRecordDraft draft(Instant now, List<String> providers, List<Grant> grants,
            Map<String, String> snapshots, Outcome outcome) {
        List<GrantUse> uses = grants.stream().map(grant -> new GrantUse(grant.id(), grant.policy().resource(),
                grant.policy().version(), grant.digest())).toList();
        return new ExchangeRecordDraft(id, now.atZone(ExchangeStore.ZONE).toOffsetDateTime(), RecordOutbox.kind(mode),
                actor.department(), providers, purpose, uses, Optional.of(statement.query()), snapshots, outcome,
                attempt());
    }

    private Optional<Attempt> attempt() {
        Optional<Nonce> opening = purpose.equals(stated) ? Optional.of(nonce) : Optional.empty();
        return own.map(each -> signatures.own(each.signed(), statement, each.custody(), opening))
                .or(() -> signatures.hosted(statement, opening));
    }

    /** A resource that was asked for, and who provides it. */
    record Asked(String resource, String provider) { }
}
