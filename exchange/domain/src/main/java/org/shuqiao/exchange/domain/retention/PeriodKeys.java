package org.shuqiao.exchange.domain.retention;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Keys of the months. The store knows each by a mark, so that a lost one is noticed and not replaced by another, and
 * remembers which were erased.
 */
public final class PeriodKeys {

    private final ExchangeStore store;
    private final PeriodKeyFolder folder;
    private final AtomicReference<PeriodKey> newest = new AtomicReference<>();

    public PeriodKeys(ExchangeStore store, PeriodKeyFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** A month that had a key. @param erasedAt when it was destroyed */
    public record Period(YearMonth period, Instant madeAt, Optional<Instant> erasedAt) { }

    /** @return the key of the running month, made when there is none yet */
    public PeriodKey current() {
        YearMonth month = YearMonth.from(store.today());
        PeriodKey known = newest.get();
        if (known != null && known.period().equals(month)) {
            return known;
        }
        synchronized (this) {
            PeriodKey key = get(month).orElseGet(() -> make(month));
            store.afterCommit(() -> newest.set(key)); // a transaction that is taken back takes its row along
            return key;
        }
    }

    /**
     * @return nothing for a month that never had a key
     * @throws CodedException {@code PERIOD_ERASED}, {@code KEY_MISSING}
     */
    public Optional<PeriodKey> get(YearMonth period) {
        Optional<Marked> marked = store.sql("select mark, erased_at from exchange.period_key where period = :period")
                .param("period", period.toString())
                .query((row, number) -> new Marked(row.getString("mark"), row.getObject("erased_at") != null))
                .optional();
        if (marked.isEmpty()) {
            return Optional.empty();
        }
        if (marked.get().erased()) {
            throw new CodedException(RetentionCode.PERIOD_ERASED, period);
        }
        return Optional.of(folder.read(period).filter(key -> key.mark().equals(marked.get().mark()))
                .orElseThrow(() -> new CodedException(RetentionCode.KEY_MISSING, period)));
    }

    /** @return all months that had a key, the oldest first */
    public List<Period> all() {
        return store.sql("select period, made_at, erased_at from exchange.period_key order by period")
                .query((row, number) -> new Period(YearMonth.parse(row.getString("period")),
                        Columns.time(row, "made_at"), Columns.optionalTime(row, "erased_at"))).list();
    }

    /** Marks a key as erased within the caller's transaction; its file is destroyed once that is on disk. */
    void erase(YearMonth period, String change) {
        store.sql("update exchange.period_key set erased_at = :at, erased_by = :by where period = :period")
                .param("at", ExchangeStore.column(store.now())).param("by", change)
                .param("period", period.toString()).update();
        store.afterCommit(() -> folder.destroy(period));
    }

    /** Destroys the files of keys that a process left which died while it erased them. */
    public void destroyErased() {
        all().stream().filter(each -> each.erasedAt().isPresent()).forEach(each -> folder.destroy(each.period()));
    }

    private record Marked(String mark, boolean erased) { }

    /** A file that a transaction left, which was taken back, is the key still. */
    private PeriodKey make(YearMonth month) {
        PeriodKey key = folder.read(month).orElseGet(() -> folder.create(month));
        store.sql("""
                insert into exchange.period_key (period, mark, made_at) values (:period, :mark, :at)
                on conflict do nothing""")
                .param("period", month.toString()).param("mark", key.mark())
                .param("at", ExchangeStore.column(store.now())).update();
        return key;
    }
}
