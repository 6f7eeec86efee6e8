package org.shuqiao.centre.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;

/** Reads an answer as the reports of a source. */
final class ReportRows {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 1000;
    /** What may be a person's number is not taken into the pool. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?:[0-9０-９][ -]?){7,}[xX]?");

    private final EventSource source;
    private final Divisions divisions;
    private final Map<ReportField, Integer> at;

    private ReportRows(EventSource source, Divisions divisions, Map<ReportField, Integer> at) {
        this.source = source;
        this.divisions = divisions;
        this.at = at;
    }

    /** @param left rows without id, time or text, or of a later time than asked for */
    record Read(List<Report> reports, int left) { }

    /** Refuses a source whose answer lacks a column that its file names. */
    static void require(EventSource source, List<AnswerColumn> columns) {
        places(source, columns);
    }

    /** @param end first moment of which no report is taken */
    static Read of(EventSource source, Answer answer, Divisions divisions, Instant end) {
        ReportRows rows = new ReportRows(source, divisions, places(source, answer.columns()));
        Map<String, Report> read = new LinkedHashMap<>();
        int left = 0;
        for (int i = 0; i < answer.rows().size(); i++) {
            Optional<Report> report = rows.report(answer.rows().get(i), end);
            if (report.isEmpty()) {
                left++;
                continue;
            }
            Report other = read.putIfAbsent(report.get().id(), report.get());
            if (other != null && !other.equals(report.get())) {
                throw new CodedException(CentreCode.REPORT_TWICE, source.id(), i + 1);
            }
        }
        return new Read(List.copyOf(read.values()), left);
    }

    private static Map<ReportField, Integer> places(EventSource source, List<AnswerColumn> columns) {
        Map<ReportField, Integer> at = new EnumMap<>(ReportField.class);
        List<String> names = columns.stream().map(AnswerColumn::name).toList();
        source.columns().forEach((field, column) -> {
            if (!names.contains(column)) {
                throw new CodedException(CentreCode.EVENT_COLUMN_MISSING, source.id(), column);
            }
            at.put(field, names.indexOf(column));
        });
        return at;
    }

    private Optional<Report> report(List<Object> row, Instant end) {
        String id = text(row, ReportField.ID);
        String title = shown(row, ReportField.TITLE);
        Optional<Instant> time = time(row).filter(when -> when.isBefore(end));
        if (id.isEmpty() || id.length() > LONGEST_ID || title.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        String status = shown(row, ReportField.STATUS);
        String division = text(row, ReportField.DIVISION);
        return Optional.of(new Report(Report.id(source.owner(), source.id(), id), source.owner(), source.id(), id,
                time.get(), divisions.meant(division, ExchangeStore.day(time.get())).map(Division::code)
                .orElseGet(() -> shown(row, ReportField.DIVISION)), shown(row, ReportField.PLACE), point(row),
                shown(row, ReportField.KIND), title, status, source.progress(status)));
    }

    private String text(List<Object> row, ReportField field) {
        Object value = at.containsKey(field) ? row.get(at.get(field)) : null;
        return value == null ? "" : value.toString().replace("\0", "").strip();
    }

    private String shown(List<Object> row, ReportField field) {
        String text = LONG_NUMBER.matcher(text(row, field)).replaceAll("***");
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private Optional<Instant> time(List<Object> row) {
        Object value = row.get(at.get(ReportField.REPORTED));
        try {
            return switch (value) {
                case null -> Optional.empty();
                case LocalDateTime civil -> Optional.of(civil.atZone(ExchangeStore.ZONE).toInstant());
                case LocalDate day -> Optional.of(day.atStartOfDay(ExchangeStore.ZONE).toInstant());
                default -> Optional.of(time(value.toString().strip().replace(' ', 'T')));
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant time(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ExchangeStore.ZONE).toInstant();
        }
        return text.matches(".*(?:Z|[+-][0-9]{2}:[0-9]{2})") ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ExchangeStore.ZONE).toInstant();
    }

    /** A location is written as longitude, comma, latitude. What is no number is no point. */
    private Optional<Point> point(List<Object> row) {
        String[] both = at.containsKey(ReportField.LOCATION) ? text(row, ReportField.LOCATION).split("[,，]")
                : new String[] {text(row, ReportField.LONGITUDE), text(row, ReportField.LATITUDE)};
        if (both.length != 2 || both[0].isBlank() || both[1].isBlank()) {
            return Optional.empty();
        }
        try {
            return Point.of(Double.parseDouble(both[0].strip()), Double.parseDouble(both[1].strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
