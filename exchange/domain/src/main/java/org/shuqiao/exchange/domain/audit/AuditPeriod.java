package org.shuqiao.exchange.domain.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordFilter;

/**
 * Days that an audit looks at, in the time zone of the exchange. What concerns the log as a whole is checked whatever
 * the days.
 *
 * @param from first day; empty for the log's beginning
 * @param to   last day, inclusive; empty for today
 */
public record AuditPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {

    /** Everything. */
    public static final AuditPeriod ALL = new AuditPeriod(Optional.empty(), Optional.empty());

    private static final OffsetDateTime BEGINNING = OffsetDateTime.parse("2000-01-01T00:00:00Z");
    private static final OffsetDateTime END = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    public AuditPeriod {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new CodedException(AuditCode.PERIOD_INVALID, from.get(), to.get());
        }
    }

    /** Reads days as {@code 2026-11-29}; blank texts leave an end open. */
    public static AuditPeriod of(String from, String to) {
        return new AuditPeriod(day(from), day(to));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw new CodedException(AuditCode.DAY_INVALID, e, text.length() > 20 ? text.substring(0, 20) : text);
        }
    }

    public RecordFilter records() {
        return RecordFilter.all().between(start(), end());
    }

    public boolean contains(Instant time) {
        return !time.isBefore(start().toInstant()) && time.isBefore(end().toInstant());
    }

    public OffsetDateTime start() {
        return from.map(AuditPeriod::midnight).orElse(BEGINNING);
    }

    public OffsetDateTime end() {
        return to.map(day -> midnight(day.plusDays(1))).orElse(END);
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ExchangeStore.ZONE).toOffsetDateTime();
    }
}
