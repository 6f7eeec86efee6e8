package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Data element kind for dates, timestamps and months (GB/T 7408.1-2023) by the clocks of China. */
final class DateKind implements ElementKind {

    /** Precision of the standard form. */
    enum Precision {
        DAY,
        INSTANT,
        MONTH
    }

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;

    private final Precision precision;
    private final Rule form;
    private final Rule calendar;
    private final Rule ambiguous;
    private final Rule range;
    private final Rule noTime;
    private final Rule placeholder;
    private final Rule byDefault;

    DateKind(Precision precision, Rules rules) {
        this.precision = precision;
        this.form = rules.get("GBT7408-form");
        this.calendar = rules.get("GBT7408-calendar");
        this.ambiguous = rules.get("GBT7408-ambiguous");
        this.range = rules.get("GBT7408-range");
        this.noTime = rules.get("GBT7408-no-time");
        this.placeholder = rules.get("VALUE-placeholder");
        this.byDefault = rules.get("GBT7408-default");
    }

    @Override
    public List<ElementPart> parts() {
        return List.of(ElementPart.whole(switch (precision) {
            case DAY -> ValueType.DATE;
            case INSTANT -> ValueType.TIMESTAMP;
            case MONTH -> ValueType.TEXT;
        }));
    }

    @Override
    public int mostCells() {
        return precision == Precision.INSTANT ? 2 : 1;
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.tidy(text);
        if (Placeholders.pattern(written) && written.length() > 7) {
            return CheckResult.broken(placeholder);
        }
        if (precision == Precision.MONTH) {
            return month(text, written, encoding);
        }
        DateParseResult reading = DateForms.read(written, encoding.id(), on);
        return switch (reading) {
            case DateParseResult.Read read -> standard(text, read.moment(), encoding);
            case DateParseResult.Several several -> CheckResult.broken(ambiguous.about(several.forms()));
            case DateParseResult.Failed failed -> CheckResult.broken(switch (failed) {
                case FORM -> Placeholders.word(written) ? placeholder : form;
                case CALENDAR -> calendar;
                case AMBIGUOUS -> ambiguous;
            });
        };
    }

    private CheckResult standard(String text, ParsedDateTime moment, ElementEncoding encoding) {
        if (precision == Precision.DAY) {
            LocalDate day = moment.dayInChina();
            return day(day, encoding).orElseGet(() -> CheckResult.of(text, day.toString()));
        }
        if (moment.time().isEmpty()) {
            return CheckResult.broken(noTime);
        }
        Optional<ZoneOffset> zone = encoding.id().equals("utc") ? Optional.of(ZoneOffset.UTC) : Optional.empty();
        return switch (moment.inChina(zone)) {
            case ParsedDateTime.Moment.At at -> day(at.time().toLocalDate(), encoding)
                    .orElseGet(() -> CheckResult.of(text, ParsedDateTime.standard(at.time())));
            case ParsedDateTime.Moment.Skipped skipped -> CheckResult.broken(calendar);
            case ParsedDateTime.Moment.Twice twice -> CheckResult.broken(ambiguous.about("+08:00, +09:00"));
        };
    }

    /** @return what is wrong with a day */
    private Optional<CheckResult> day(LocalDate day, ElementEncoding encoding) {
        if (!inRange(day)) {
            return Optional.of(CheckResult.broken(range));
        }
        return DefaultDates.DAYS.contains(day) && !encoding.allows(byDefault)
                ? Optional.of(CheckResult.broken(byDefault)) : Optional.empty();
    }

    /** {@code 202403}, {@code 2024-3}, {@code 2024年3月}; a whole date is not a month. */
    private CheckResult month(String text, String written, ElementEncoding encoding) {
        String digits = written.replace("年", "-").replace("月", "").replace('/', '-').replace('.', '-').replace(" ", "");
        int dash = digits.indexOf('-');
        String year = dash == 4 ? digits.substring(0, 4) : digits.length() == 6 && dash < 0 ? digits.substring(0, 4)
                : "";
        String month = year.isEmpty() ? "" : digits.substring(dash == 4 ? 5 : 4);
        if (!Characters.digits(year) || !Characters.digits(month) || month.length() > 2) {
            return CheckResult.broken(Placeholders.word(written) ? placeholder : form);
        }
        int number = Integer.parseInt(month);
        if (number < 1 || number > 12) {
            return CheckResult.broken(calendar);
        }
        int years = Integer.parseInt(year);
        if (years < FIRST_YEAR || years > LAST_YEAR) {
            return CheckResult.broken(range);
        }
        return DefaultDates.MONTHS.contains(YearMonth.of(years, number)) && !encoding.allows(byDefault)
                ? CheckResult.broken(byDefault)
                : CheckResult.of(text, year + (number < 10 ? "-0" : "-") + number);
    }

    private static boolean inRange(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }
}
