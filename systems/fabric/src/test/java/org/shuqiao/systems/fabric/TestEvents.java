package org.shuqiao.systems.fabric;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.event.LifeCycleEvent.CorrectionRaised;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryPublished;
import org.shuqiao.ledger.event.LifeCycleEvent.MemberEnrolled;
import org.shuqiao.ledger.event.LifeCycleEvent.MemberReleased;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestSubmitted;
import org.shuqiao.ledger.record.RecordId;

/** Builds ledger events with unique ids and numbers for tests. */
final class TestEvents {

    static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00");
    static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final RecordId IDS = new RecordId(InstantSource.system());
    private static final AtomicInteger NUMBERS = new AtomicInteger((int) (System.nanoTime() / 1000 % 800_000_000));

    private TestEvents() { }

    static MemberEnrolled enrolled(String department, String organisation) {
        return new MemberEnrolled(IDS.next(), TIME, department, organisation);
    }

    static MemberReleased released(String department) {
        return new MemberReleased(IDS.next(), TIME, department);
    }

    static EntryPublished published(String provider) {
        return new EntryPublished(IDS.next(), TIME, "10101001/" + NUMBERS.incrementAndGet(), 1, provider, DIGEST);
    }

    static EntryPublished again(EntryPublished before) {
        return new EntryPublished(IDS.next(), TIME, before.entry(), before.version() + 1, before.provider(), DIGEST);
    }

    static RequestSubmitted requested(EntryPublished entry, String consumer) {
        return new RequestSubmitted(IDS.next(), TIME, number("R"), consumer, entry.provider(), entry.entry(),
                List.of("name"), DIGEST);
    }

    static CorrectionRaised corrected(EntryPublished entry) {
        return new CorrectionRaised(IDS.next(), TIME, number("C"), entry.entry(), DIGEST);
    }

    static String json(LifeCycleEvent event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    private static String number(String prefix) {
        return prefix + "-2026-" + NUMBERS.incrementAndGet();
    }
}
