package org.shuqiao.centre.indicator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.error.CentreCode;

/** Grain of an indicator's time. Periods are written {@code 2026}, {@code 2026-10} or {@code 2026-10-31}. */
public enum Grain implements Labelled {
    YEAR("年", "year", "2026"),
    MONTH("月", "month", "2026-10"),
    DAY("日", "day", "2026-10-31");

    /** Periods that one call may ask for. */
    private static final int MOST = 400;

    private final String zh;
    private final String en;
    private final String form;

    Grain(String zh, String en, String form) {
        this.zh = zh;
        this.en = en;
        this.form = form;
    }

    /** @return the last period that is over on a day */
    public Period last(LocalDate today) {
        return switch (this) {
            case YEAR -> of(LocalDate.of(today.getYear() - 1, 1, 1));
            case MONTH -> of(YearMonth.from(today).minusMonths(1).atDay(1));
            case DAY -> of(today.minusDays(1));
        };
    }

    /** @return the periods from one to another, both included */
    public List<Period> between(String from, String to) {
        Period first = period(from);
        Period last = period(to);
        if (first.from().isAfter(last.from())) {
            throw new CodedException(CentreCode.PERIOD_WRONG, from, form);
        }
        List<Period> all = new ArrayList<>();
        for (Period at = first; !at.from().isAfter(last.from()); at = of(at.to())) {
            all.add(at);
            if (all.size() > MOST) {
                throw new CodedException(CentreCode.TOO_MANY_PERIODS, MOST + "+", MOST);
            }
        }
        return all;
    }

    /** @return the period that a text of a call names */
    public Period period(String text) {
        return read(text).orElseThrow(() -> new CodedException(CentreCode.PERIOD_WRONG, text, form));
    }

    /** @return the period that the digits of a source's text name: {@code 202610} or {@code 2026-10} */
    public Optional<Period> read(String text) {
        String digits = text.replace("-", "");
        try {
            return switch (this) {
                case YEAR -> digits.matches("[0-9]{4}")
                        ? Optional.of(of(LocalDate.of(Integer.parseInt(digits), 1, 1))) : Optional.empty();
                case MONTH -> digits.matches("[0-9]{6}") ? Optional.of(of(LocalDate.of(
                        Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4)), 1)))
                        : Optional.empty();
                case DAY -> digits.matches("[0-9]{8}") ? Optional.of(of(LocalDate.of(
                        Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4, 6)),
                        Integer.parseInt(digits.substring(6))))) : Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Period of(LocalDate begins) {
        return switch (this) {
            case YEAR -> new Period(String.valueOf(begins.getYear()), begins, begins.plusYears(1));
            case MONTH -> new Period(YearMonth.from(begins).toString(), begins, begins.plusMonths(1));
            case DAY -> new Period(begins.toString(), begins, begins.plusDays(1));
        };
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
