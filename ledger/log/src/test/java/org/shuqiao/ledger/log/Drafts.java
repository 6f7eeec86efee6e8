package org.shuqiao.ledger.log;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.SigningKey;

/** Drafts for tests. */
final class Drafts {

    static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final RecordId IDS = new RecordId(InstantSource.system());

    private Drafts() { }

    static ExchangeRecordDraft delivered(String... grants) {
        return delivered(IDS.next(), 118, grants);
    }

    static ExchangeRecordDraft delivered(String id, long rows, String... grants) {
        return new ExchangeRecordDraft(id, OffsetDateTime.parse("2026-11-22T23:10:00.123456+08:00"), DeliveryKind.QUERY,
                "minzheng", List.of("gongan"), "低保复核",
                List.of(grants).stream().map(grant -> new GrantUse(grant, "10101001/000001", 2, DIGEST)).toList(),
                Optional.of(DIGEST), Map.of("standard.gongan_rk", "456"), new Outcome.Delivered(rows, DIGEST));
    }

    static ExchangeRecordDraft refused() {
        return new ExchangeRecordDraft(IDS.next(), OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00"),
                DeliveryKind.QUERY, "weijian", List.of("gongan"), "随访", List.of(), Optional.empty(), Map.of(),
                new Outcome.Refused("SQ-QRY-0003", Optional.of("10101001/000009")));
    }

    /** A refusal that the consumer signed. */
    static ExchangeRecordDraft signed(SigningKey key) {
        Nonce nonce = Nonce.random();
        AttemptStatement asked = AttemptStatement.of("weijian", DeliveryKind.QUERY, nonce, "随访", "select 1");
        return new ExchangeRecordDraft(IDS.next(), OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00"),
                DeliveryKind.QUERY, "weijian", List.of("gongan"), "随访", List.of(), Optional.of(asked.query()), Map.of(),
                new Outcome.Refused("SQ-QRY-0003", Optional.empty()),
                Optional.of(Attempt.sign(asked, key, Custody.HOSTED, Optional.of(nonce))));
    }
}
