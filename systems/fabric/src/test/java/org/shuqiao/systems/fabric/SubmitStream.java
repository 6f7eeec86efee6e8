package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.event.LifeCycleEvent.CorrectionRaised;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryPublished;

/**
 * Generates concurrent load on the ledger: ordered versions of one entry and independent corrections. Each submits an
 * event again until the ledger has it, as the platform's outbox does.
 */
final class SubmitStream {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int CORRECTIONS_A_VERSION = 2;

    private final Ledger ledger;
    private final EntryPublished first = TestEvents.published("gongan");
    private final List<EntryPublished> versions = new ArrayList<>();
    private final Queue<CorrectionRaised> corrections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger recorded = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private SubmitStream(Ledger ledger, int count) {
        this.ledger = ledger;
        ledger.submit("shujuju", first);
        versions.add(first);
        IntStream.range(1, count).forEach(n -> versions.add(TestEvents.again(versions.getLast())));
        threads.add(Thread.ofPlatform()
                .start(working(() -> versions.stream().skip(1).forEach(each -> submit("gongan", each)))));
        for (String department : List.of("minzheng", "weijian")) {
            threads.add(Thread.ofPlatform().start(working(() -> {
                for (int n = 0; n < count * CORRECTIONS_A_VERSION / 2; n++) {
                    CorrectionRaised event = TestEvents.corrected(first);
                    corrections.add(event);
                    submit(department, event);
                }
            })));
        }
    }

    /** @param count of versions, and of corrections of each of two departments */
    static SubmitStream start(Ledger ledger, int count) {
        return new SubmitStream(ledger, count);
    }

    private Runnable working(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        };
    }

    private void submit(String department, LifeCycleEvent event) {
        while (true) {
            try {
                ledger.submit(department, event);
                recorded.incrementAndGet();
                return;
            } catch (CodedException e) {
                if (!(e.code() instanceof LedgerCode code) || !code.isTransient()) {
                    throw e;
                }
                unanswered.incrementAndGet();
            }
        }
    }

    /** Waits until so many events more were recorded. */
    void awaitMore(int more) {
        int goal = recorded.get() + more;
        long end = System.nanoTime() + LONGEST.toNanos();
        while (recorded.get() < goal) {
            assertThat(failures).isEmpty();
            assertThat(System.nanoTime() - end).as("%d of %d events recorded in time", recorded.get(), goal)
                    .isNegative();
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return how often a caller was told that the network did not answer */
    int unanswered() {
        return unanswered.get();
    }

    /** Lets it end, then holds what the ledger says against what was submitted. */
    void endsWithEveryEventRecordedOnce() {
        for (Thread thread : threads) {
            try {
                assertThat(thread.join(LONGEST)).as("the stream ends").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        assertThat(failures).isEmpty();
        List<String> newestFirst = versions.reversed().stream().map(EntryPublished::event).toList();
        assertThat(ledger.history(FactKind.ENTRY, first.entry())).extracting(Fact::event).isEqualTo(newestFirst);
        assertThat(corrections).allSatisfy(each -> assertThat(ledger.history(FactKind.CORRECTION, each.correction()))
                .extracting(Fact::event).containsExactly(each.event()));
    }
}
