package org.shuqiao.exchange.domain.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.shuqiao.ledger.clock.LegalPeriod;

/**
 * Data file of the legal clock, in YAML: one holiday notice, or rows of deadlines.
 *
 * @param name    of the file, for messages
 * @param notices one or none
 */
public record ClockFile(String name, List<HolidayNotice> notices, List<LegalPeriod> periods) {

    private static final int LONGEST = 1000;
    private static final int CHARACTERS = 64 * 1024;

    public ClockFile {
        notices = List.copyOf(notices);
        periods = List.copyOf(periods);
    }

    /** @throws CodedException {@code CLOCK_FILE_INVALID} naming the file and the field */
    public static ClockFile read(String name, String yaml) {
        if (yaml.length() > CHARACTERS) {
            throw invalid(name, "> 64 KiB");
        }
        JsonNode file;
        try {
            file = Yaml.MAPPER.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, e, name, "YAML");
        }
        if (file == null || !file.isObject()) {
            throw invalid(name, "YAML");
        }
        if (file.has("deadlines")) {
            List<LegalPeriod> periods = new ArrayList<>();
            file.get("deadlines").forEach(row -> periods.add(period(name, row)));
            return new ClockFile(name, List.of(), periods);
        }
        return new ClockFile(name, List.of(notice(name, file)), List.of());
    }

    private static LegalPeriod period(String name, JsonNode row) {
        Duty duty = Duty.of(text(name, row, "duty")).orElseThrow(() -> invalid(name, "duty"));
        int days = row.path("working-days").asInt();
        if (days < 1 || days > LONGEST) {
            throw invalid(name, "working-days");
        }
        return new LegalPeriod(duty.id(), days, date(name, row, "effective-from"), text(name, row, "basis"));
    }

    private static HolidayNotice notice(String name, JsonNode file) {
        List<HolidayNotice.Holiday> off = new ArrayList<>();
        for (JsonNode each : file.path("off")) {
            off.add(new HolidayNotice.Holiday(text(name, each, "name"), date(name, each, "from"),
                    date(name, each, "to")));
        }
        Set<LocalDate> work = new HashSet<>();
        file.path("work").forEach(day -> work.add(parse(name, "work", day.asText())));
        HolidayNotice notice = new HolidayNotice(file.path("year").asInt(), text(name, file, "notice"),
                text(name, file, "number"), date(name, file, "issued"), file.path("supplement").asBoolean(),
                Optional.of(file.path("replaces").asText("")).filter(number -> !number.isBlank()), off, work);
        check(name, notice);
        return notice;
    }

    /** A day both off and worked, or of another year, is a typing error that would silently move due dates. */
    private static void check(String name, HolidayNotice notice) {
        boolean dates = notice.off().stream().allMatch(each -> each.from().getYear() == notice.year()
                && each.to().getYear() == notice.year() && !each.to().isBefore(each.from()));
        boolean apart = notice.off().stream().allMatch(one -> notice.off().stream()
                .filter(other -> other != one)
                .allMatch(other -> one.to().isBefore(other.from()) || other.to().isBefore(one.from())));
        boolean work = notice.work().stream().allMatch(day -> day.getYear() == notice.year()
                && day.getDayOfWeek().getValue() >= 6 && !notice.isOff(day));
        if (!dates || !apart || !work) {
            throw invalid(name, dates && apart ? "work" : "off");
        }
    }

    private static String text(String file, JsonNode node, String field) {
        String value = node.path(field).asText("");
        if (value.isBlank()) {
            throw invalid(file, field);
        }
        return value;
    }

    private static LocalDate date(String file, JsonNode node, String field) {
        return parse(file, field, text(file, node, field));
    }

    private static LocalDate parse(String file, String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, e, file, field);
        }
    }

    private static CodedException invalid(String name, String field) {
        return new CodedException(ExchangeCode.CLOCK_FILE_INVALID, name, field);
    }
}
