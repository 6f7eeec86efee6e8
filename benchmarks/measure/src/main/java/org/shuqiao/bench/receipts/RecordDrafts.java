package org.shuqiao.bench.receipts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;

/** Generates draft records of queries under twenty grants, each with its own id. */
final class RecordDrafts {

    private static final int GRANTS = 20;
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final Clock CLOCK = SystemClock.beijing();
    private static final RecordId IDS = new RecordId(CLOCK);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private RecordDrafts() { }

    static ExchangeRecordDraft next() {
        String grant = "G-2026-%06d".formatted(1 + NUMBER.getAndIncrement() % GRANTS);
        return new ExchangeRecordDraft(IDS.next(), OffsetDateTime.now(CLOCK), DeliveryKind.QUERY, "minzheng",
                List.of("gongan"),
                "低保复核", List.of(new GrantUse(grant, "10101001/000001", 2, DIGEST)), Optional.of(DIGEST),
                Map.of("standard.gongan_rk", "456"), new Outcome.Delivered(118, DIGEST));
    }

    /** @return the canonical bytes of a record */
    static byte[] bytes(ExchangeRecordDraft draft) {
        return ExchangeRecord.of(draft, Map.of(draft.uses().getFirst().grant(), 1L)).bytes();
    }
}
