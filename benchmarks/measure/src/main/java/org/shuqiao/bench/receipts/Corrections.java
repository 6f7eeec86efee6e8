package org.shuqiao.bench.receipts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.event.LifeCycleEvent.CorrectionRaised;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryPublished;
import org.shuqiao.ledger.record.RecordId;

/** Generates independent ledger transactions: corrections of one department, each with its own number. */
final class Corrections {

    static final List<String> DEPARTMENTS = List.of("shujuju", "gongan", "minzheng");
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final Clock CLOCK = SystemClock.beijing();
    private static final RecordId IDS = new RecordId(CLOCK);

    private final Ledger ledger;
    private final EntryPublished entry;
    private final AtomicInteger number = new AtomicInteger((int) (System.nanoTime() / 1000 % 800_000_000));

    private Corrections(Ledger ledger) {
        this.ledger = ledger;
        this.entry = new EntryPublished(IDS.next(), now(), "10101001/" + number.incrementAndGet(), 1, "gongan", DIGEST);
    }

    static Corrections over(Ledger ledger) {
        Corrections corrections = new Corrections(ledger);
        ledger.submit("shujuju", corrections.entry);
        return corrections;
    }

    Void raise() {
        ledger.submit("minzheng", new CorrectionRaised(IDS.next(), now(), "C-2026-" + number.incrementAndGet(),
                entry.entry(), DIGEST));
        return null;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(CLOCK).truncatedTo(ChronoUnit.MILLIS);
    }
}
