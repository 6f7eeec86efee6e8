package org.shuqiao.exchange.domain.clock;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.ExchangeCode;

/**
 * Loads the holiday notices and deadlines that the platform ships, then a city's own files from a folder. A
 * city's {@code holidays-<year>.yaml} replaces the platform's of that year; its {@code deadlines*.yaml} add rows.
 */
public final class LegalClockFiles {

    private static final List<String> BROUGHT = List.of("holidays-2025.yaml", "holidays-2026.yaml", "deadlines.yaml");
    private final Map<Integer, HolidayNotice> notices = new TreeMap<>();
    private final List<Deadline> deadlines = new ArrayList<>();

    private LegalClockFiles() { }

    /** @return the clock as the platform brings it */
    public static LegalClock load() {
        return new LegalClockFiles().brought().clock();
    }

    /** @return the clock with a city's own files over it */
    public static LegalClock load(Path folder) {
        return new LegalClockFiles().brought().own(folder).clock();
    }

    private LegalClock clock() {
        return new LegalClock(new WorkingCalendar(notices.values()), deadlines);
    }

    private LegalClockFiles brought() {
        for (String name : BROUGHT) {
            try (InputStream in = LegalClockFiles.class.getResourceAsStream(name)) {
                take(name, Yaml.MAPPER.readTree(in));
            } catch (IOException e) {
                throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, e, name, "unreadable");
            }
        }
        return this;
    }

    private LegalClockFiles own(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
                take(file.getFileName().toString(), Yaml.MAPPER.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, e, folder.getFileName(), "unreadable");
        }
        return this;
    }

    private void take(String name, JsonNode file) {
        if (file.has("deadlines")) {
            file.get("deadlines").forEach(row -> deadlines.add(deadline(name, row)));
        } else {
            HolidayNotice notice = notice(name, file);
            notices.put(notice.year(), notice);
        }
    }

    private static Deadline deadline(String name, JsonNode row) {
        String id = text(name, row, "duty");
        Duty duty = Arrays.stream(Duty.values()).filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> new CodedException(ExchangeCode.CLOCK_FILE_INVALID, name, "duty"));
        int days = row.path("working-days").asInt();
        if (days < 1) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, name, "working-days");
        }
        return new Deadline(duty, days, date(name, row, "effective-from"), text(name, row, "basis"));
    }

    private static HolidayNotice notice(String name, JsonNode file) {
        int year = file.path("year").asInt();
        List<HolidayNotice.Holiday> off = new ArrayList<>();
        for (JsonNode each : file.path("off")) {
            off.add(new HolidayNotice.Holiday(text(name, each, "name"), date(name, each, "from"),
                    date(name, each, "to")));
        }
        Set<LocalDate> work = new HashSet<>();
        file.path("work").forEach(day -> work.add(parse(name, "work", day.asText())));
        HolidayNotice notice = new HolidayNotice(year, text(name, file, "notice"), text(name, file, "number"),
                date(name, file, "issued"), off, work);
        check(name, notice);
        return notice;
    }

    /** A day both off and worked, or of another year, is a typing error that would silently move due dates. */
    private static void check(String name, HolidayNotice notice) {
        boolean dates = notice.off().stream().allMatch(each -> each.from().getYear() == notice.year()
                && each.to().getYear() == notice.year() && !each.to().isBefore(each.from()));
        boolean work = notice.work().stream().allMatch(day -> day.getYear() == notice.year()
                && day.getDayOfWeek().getValue() >= 6 && !notice.isOff(day));
        if (!dates || !work) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, name, dates ? "work" : "off");
        }
    }

    private static String text(String file, JsonNode node, String field) {
        String value = node.path(field).asText("");
        if (value.isBlank()) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, file, field);
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
}
