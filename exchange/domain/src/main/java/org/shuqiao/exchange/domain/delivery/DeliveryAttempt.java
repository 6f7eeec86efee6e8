package org.shuqiao.exchange.domain.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.query.answer.Answer;

/** One attempted use of grants and the record drafted for it. */
final class DeliveryAttempt {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final Actor actor;
    private final Mode mode;
    private final String purpose;
    private final byte[] salt;
    private final String query;

    /** @param purpose as the record may say it */
    DeliveryAttempt(String id, Actor actor, Mode mode, String purpose, String query) {
        this.id = id;
        this.actor = actor;
        this.mode = mode;
        this.purpose = purpose;
        this.salt = new byte[32];
        RANDOM.nextBytes(salt);
        this.query = digest(query);
    }

    private DeliveryAttempt(DeliveryAttempt of, String purpose) {
        this.id = of.id;
        this.actor = of.actor;
        this.mode = of.mode;
        this.purpose = purpose;
        this.salt = of.salt;
        this.query = of.query;
    }

    /** @return the same attempt for a purpose that the record may say */
    DeliveryAttempt withPurpose(String recordable) {
        return new DeliveryAttempt(this, recordable);
    }

    Actor actor() {
        return actor;
    }

    String salt() {
        return HexFormat.of().formatHex(salt);
    }

    ExchangeRecordDraft delivered(Instant now, List<Grant> used, Answer answer) {
        return draft(now, used.stream().map(grant -> grant.policy().provider()).distinct().toList(), used,
                answer.snapshots(), new Outcome.Delivered(answer.rows().size(), answer.digest(salt)));
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
                actor.department(), providers, purpose, uses, Optional.of(query), snapshots, outcome);
    }

    private String digest(String text) {
        MessageDigest sha = Sha256.create();
        sha.update(salt);
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.tagged(sha);
    }

    /** A resource that was asked for, and who provides it. */
    record Asked(String resource, String provider) { }
}
