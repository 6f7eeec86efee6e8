package org.shuqiao.nifi.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.TimeText;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Comparator of (watermark, key…) tuples by the contract's column types.
 */
final class Watermarks {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final String source;
    private final List<Column> columns;

    Watermarks(String source, List<String> names, Contract contract) {
        this.source = source;
        columns = names.stream().map(name -> contract.find(name).orElse(new Column(name, ColumnType.TEXT))).toList();
    }

    int compare(List<String> left, List<String> right) {
        for (int i = 0; i < columns.size(); i++) {
            int order = compare(columns.get(i), left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    int compareFirst(List<String> left, List<String> right) {
        return compare(columns.getFirst(), left.getFirst(), right.getFirst());
    }

    /** Whether a watermark is a time later than now; one kept as text may be one. */
    boolean ahead(String text, OffsetDateTime now) {
        Column watermark = columns.getFirst();
        return switch (watermark.type()) {
            case DATE, TIMESTAMP -> time(watermark, text).isAfter(now);
            case TEXT -> TimeText.nowInFormOf(text, now.withOffsetSameInstant(BEIJING).toLocalDateTime()).isPresent();
            case INTEGER, DECIMAL, BOOLEAN -> false;
        };
    }

    /** Whether new values may sort before those that were there: a text that is no time. */
    boolean isText(List<String> tuple) {
        return columns.getFirst().type() == ColumnType.TEXT && !tuple.isEmpty()
                && !TimeText.isTime(tuple.getFirst());
    }

    /** @return the watermark as an instant; times without an offset are the city's */
    OffsetDateTime time(String text) {
        Column watermark = columns.getFirst();
        if (watermark.type() != ColumnType.TIMESTAMP && watermark.type() != ColumnType.DATE) {
            throw new CodedException(CollectCode.SETTLE_NEEDS_TIME, source, watermark.name());
        }
        return time(watermark, text);
    }

    private int compare(Column column, String left, String right) {
        return switch (column.type()) {
            case INTEGER, DECIMAL -> number(column, left).compareTo(number(column, right));
            case DATE, TIMESTAMP -> time(column, left).toInstant().compareTo(time(column, right).toInstant());
            case TEXT, BOOLEAN -> left.compareTo(right);
        };
    }

    private BigDecimal number(Column column, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new CodedException(CollectCode.BOUND_UNREADABLE, source, column.name());
        }
    }

    private OffsetDateTime time(Column column, String text) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            return OffsetDateTime.parse(iso);
        } catch (DateTimeParseException withoutOffset) {
            try {
                return iso.contains("T") ? LocalDateTime.parse(iso).atOffset(BEIJING)
                        : LocalDate.parse(iso).atStartOfDay().atOffset(BEIJING);
            } catch (DateTimeParseException e) {
                throw new CodedException(CollectCode.BOUND_UNREADABLE, source, column.name());
            }
        }
    }
}
