package org.shuqiao.exchange.domain.retention;

import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Keeps the salts of the records' digests, each encrypted under the key of its month and bound to its record. Whoever
 * has the salt can tell whether a query or an answer is the recorded one; without it the digests tell nothing.
 */
public final class SealedSalts {

    private final ExchangeStore store;
    private final PeriodKeys keys;

    public SealedSalts(ExchangeStore store, PeriodKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** @param salt in hex */
    public void keep(String record, String salt) {
        PeriodKey key = keys.current();
        store.sql("""
                insert into exchange.sealed_salt (record, period, salt) values (:record, :period, :salt)
                on conflict do nothing""")
                .param("record", record).param("period", key.period().toString())
                .param("salt", key.seal(HexFormat.of().parseHex(salt), record)).update();
    }

    /**
     * @param month of the record
     * @return the salt in hex; nothing where none was kept
     * @throws CodedException {@code PERIOD_ERASED}, {@code KEY_MISSING}
     */
    public Optional<String> open(String record, YearMonth month) {
        Optional<Sealed> sealed = store.sql("select period, salt from exchange.sealed_salt where record = :record")
                .param("record", record).query((row, number) -> new Sealed(YearMonth.parse(row.getString("period")),
                        row.getBytes("salt"))).optional();
        YearMonth period = sealed.map(Sealed::period).orElse(month);
        Optional<PeriodKey> key = keys.get(period); // says that the month was erased
        return sealed.map(each -> {
            try {
                return HexFormat.of().formatHex(key.orElseThrow(() -> missing(period)).open(each.salt(), record));
            } catch (IllegalArgumentException e) {
                throw missing(period);
            }
        });
    }

    private record Sealed(YearMonth period, byte[] salt) { }

    private static CodedException missing(YearMonth period) {
        return new CodedException(RetentionCode.KEY_MISSING, period);
    }
}
