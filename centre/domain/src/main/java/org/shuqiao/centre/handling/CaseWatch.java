package org.shuqiao.centre.handling;

import java.time.Instant;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Reminds of cases whose time is half used, and tells of those whose time is over, each once for a milestone of a
 * dispatch. A case whose time was over before anybody looked is told as overdue alone.
 */
public final class CaseWatch {

    private final ExchangeStore store;
    private final Deadlines deadlines;
    private final CaseBook book;
    private final CaseNotices notices;

    public CaseWatch(ExchangeStore store, EventSources sources, LegalClock legal, Alerts inbox) {
        this.store = store;
        this.deadlines = new Deadlines(sources, legal);
        this.book = new CaseBook(store);
        this.notices = new CaseNotices(inbox);
    }

    /** Sends the reminders that are due and were not sent yet. */
    public void tell() {
        Instant now = store.now();
        for (EventCase each : book.running()) {
            deadlines.of(each).filter(running -> now.isAfter(running.half()))
                    .ifPresent(running -> tell(each.id(), now));
        }
    }

    private void tell(String id, Instant now) {
        store.inTransaction(() -> book.locked(id).ifPresent(of -> deadlines.of(of).ifPresent(running -> {
            if (now.isAfter(running.due())) {
                if (book.tell(of, running.milestone(), "overdue")) {
                    notices.overdue(of, running.milestone());
                }
            } else if (now.isAfter(running.half()) && book.tell(of, running.milestone(), "half")) {
                notices.half(of, running.milestone());
            }
        })));
    }
}
