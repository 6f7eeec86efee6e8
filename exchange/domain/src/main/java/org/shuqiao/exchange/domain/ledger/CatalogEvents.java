package org.shuqiao.exchange.domain.ledger;

import java.util.List;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.event.LifeCycleEvent;

/** Copies announcements of the catalogue into the outbox for the ledger. */
public final class CatalogEvents {

    private static final int BATCH = 200;

    private final ExchangeStore store;
    private final Announcements announcements;
    private final EventOutbox outbox;

    public CatalogEvents(ExchangeStore store, Announcements announcements, EventOutbox outbox) {
        this.store = store;
        this.announcements = announcements;
        this.outbox = outbox;
    }

    /**
     * Puts new announcements into the outbox, each once. A request takes them first, because the ledger wants to hear
     * of an entry before it hears of a request for it.
     *
     * @return how many were new
     */
    public int relayNew() {
        int taken = 0;
        int batch;
        do {
            batch = store.inTransaction(this::batch);
            taken += batch;
        } while (batch == BATCH);
        return taken;
    }

    private int batch() {
        long last = store.sql("select sequence from exchange.announcement_taken for update").query(Long.class).single();
        List<Announcement> fresh = announcements.after(last, BATCH);
        if (fresh.isEmpty()) {
            return 0;
        }
        fresh.forEach(this::add);
        store.sql("update exchange.announcement_taken set sequence = :last")
                .param("last", fresh.getLast().sequence()).update();
        return fresh.size();
    }

    private void add(Announcement each) {
        outbox.add(each.department(), (id, time) -> switch (each.kind()) {
            case PUBLISHED -> new LifeCycleEvent.EntryPublished(id, time, each.code(), each.version(), each.provider(),
                    each.digest());
            case WITHDRAWN -> new LifeCycleEvent.EntryWithdrawn(id, time, each.code(), each.digest());
        });
    }
}
