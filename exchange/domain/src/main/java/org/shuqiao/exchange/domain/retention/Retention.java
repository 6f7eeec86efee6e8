package org.shuqiao.exchange.domain.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Opens salts while they are kept, and erases a month when its time is over: the key is destroyed, so that back-ups of
 * the store are worth nothing either, and what stood under it is deleted. The record log does not change, and its
 * receipts go on verifying. Two persons agree on it ({@code org.shuqiao.exchange.domain.control.Changes}).
 */
public final class Retention {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final PeriodKeys keys;
    private final SealedSalts salts;
    private final RecordLog log;
    private final SecurityJournal journal;
    private final RetentionRule rule;

    public Retention(ExchangeStore store, Permissions permissions, PeriodKeys keys, SealedSalts salts, RecordLog log,
            SecurityJournal journal, RetentionRule rule) {
        this.store = store;
        this.permissions = permissions;
        this.keys = keys;
        this.salts = salts;
        this.log = log;
        this.journal = journal;
        this.rule = rule;
    }

    /**
     * A month and what stands under its key.
     *
     * @param until  first day on which it may be erased
     * @param uses   entries of the index of persons
     * @param salts  salts of records
     * @param erased when it was
     */
    public record Kept(YearMonth period, LocalDate until, long uses, long salts, Optional<Instant> erased) { }

    /** @return all months, the oldest first, for those who decide about them or look after them */
    public List<Kept> list(Actor actor) {
        permissions.require(actor, Role.ADMIN, Role.AUTHORITY, Role.AUDITOR);
        return keys.all().stream().map(period -> new Kept(period.period(), rule.endOf(period.period()),
                count("person_use", period.period()), count("sealed_salt", period.period()), period.erasedAt()))
                .toList();
    }

    /**
     * @return the salt of a record's digests, for the consumer and for auditors; nothing where none was kept
     * @throws CodedException {@code PERIOD_ERASED} once its time was over
     */
    public Optional<String> salt(Actor actor, String record) {
        ExchangeRecordDraft stated = log.receipt(record).record().draft();
        if (!permissions.holds(actor, Role.AUDITOR)) {
            permissions.requireOf(actor, stated.consumer(), record, Role.OFFICER, Role.REQUESTER);
        }
        return salts.open(record, YearMonth.from(stated.time().atZoneSameInstant(ExchangeStore.ZONE)));
    }

    /** Refuses what may not be erased now. */
    public void requireErasable(String month) {
        YearMonth period = period(month);
        PeriodKeys.Period known = keys.all().stream().filter(each -> each.period().equals(period)).findFirst()
                .orElseThrow(() -> new CodedException(RetentionCode.PERIOD_UNKNOWN, month));
        if (known.erasedAt().isPresent()) {
            throw new CodedException(RetentionCode.PERIOD_ERASED, month);
        }
        if (store.today().isBefore(rule.endOf(period))) {
            throw new CodedException(RetentionCode.TOO_EARLY, month, rule.endOf(period));
        }
    }

    /** Erases within the caller's transaction; the key is destroyed once that is on disk. */
    public void erase(String month, String by, String change) {
        requireErasable(month);
        YearMonth period = period(month);
        long uses = delete("person_use", period);
        delete("person_untold", period);
        delete("person_seal", period);
        long opened = delete("sealed_salt", period);
        keys.erase(period, change);
        journal.enter(SecurityKind.PERIOD_ERASED, by, month, Map.of("change", change, "uses", String.valueOf(uses),
                "salts", String.valueOf(opened)));
    }

    private long delete(String table, YearMonth period) {
        return store.sql("delete from exchange." + table + " where period = :period")
                .param("period", period.toString()).update();
    }

    private long count(String table, YearMonth period) {
        return store.sql("select count(*) from exchange." + table + " where period = :period")
                .param("period", period.toString()).query(Long.class).single();
    }

    private static YearMonth period(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw new CodedException(RetentionCode.PERIOD_UNKNOWN, e, month);
        }
    }
}
