package org.shuqiao.exchange.domain.retention;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Keeps texts that may hold personal data, each encrypted under the key of its month and bound to what it belongs to:
 * they end with the month's key.
 */
public final class SealedTexts {

    private final ExchangeStore store;
    private final PeriodKeys keys;

    public SealedTexts(ExchangeStore store, PeriodKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** Keeps the first text of this id. */
    public void keep(String id, String text) {
        PeriodKey key = keys.current();
        store.sql("""
                insert into exchange.sealed_text (id, period, content) values (:id, :period, :content)
                on conflict do nothing""")
                .param("id", id).param("period", key.period().toString())
                .param("content", key.seal(text.getBytes(StandardCharsets.UTF_8), id)).update();
    }

    /** Forgets a text that nobody needs any more. */
    public void drop(String id) {
        store.sql("delete from exchange.sealed_text where id = :id").param("id", id).update();
    }

    /**
     * @return nothing where none was kept
     * @throws CodedException {@code PERIOD_ERASED}, {@code KEY_MISSING}
     */
    public Optional<String> open(String id) {
        return store.sql("select period, content from exchange.sealed_text where id = :id").param("id", id)
                .query((row, number) -> open(id, YearMonth.parse(row.getString("period")), row.getBytes("content")))
                .optional();
    }

    private String open(String id, YearMonth period, byte[] content) {
        try {
            return new String(keys.get(period).orElseThrow(() -> new CodedException(RetentionCode.KEY_MISSING, period))
                    .open(content, id), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CodedException(RetentionCode.KEY_MISSING, period);
        }
    }
}
