package org.shuqiao.nifi.table;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How a column that PostgreSQL copies as text lands: in the very form in which {@link CellText} lands what a query
 * gives.
 */
enum CopiedForm {
    /** As the server writes it. */
    WRITTEN,
    BOOLEAN,
    LOCAL,
    /** Copied in UTC, without an offset. */
    OFFSET,
    DATE,
    TIME,
    REAL,
    DOUBLE;

    private static final String INFINITY = "infinity";
    private static final String BEFORE_CHRIST = " BC";

    /** @return the form, empty for types whose text the driver interprets in its own way, such as money */
    static Optional<CopiedForm> of(TableColumn column) {
        return switch (column.jdbcType()) {
            case Types.TIMESTAMP -> Optional.of(LOCAL);
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(OFFSET);
            case Types.DATE -> Optional.of(DATE);
            case Types.TIME -> Optional.of(TIME);
            case Types.BOOLEAN -> Optional.of(BOOLEAN);
            case Types.REAL -> Optional.of(REAL);
            case Types.FLOAT, Types.DOUBLE -> column.typeName().equals("float8") ? Optional.of(DOUBLE)
                    : Optional.empty();
            default -> Optional.of(WRITTEN);
        };
    }

    String selected(String name) {
        return this == OFFSET ? name + " AT TIME ZONE 'UTC'" : name;
    }

    String landed(String copied) {
        return switch (this) {
            case WRITTEN -> copied;
            case BOOLEAN -> Boolean.toString(copied.equals("t") || copied.equals("1"));
            case LOCAL -> CellText.local(dateTime(copied));
            case OFFSET -> CellText.offset(switch (copied) {
                case INFINITY -> OffsetDateTime.MAX;
                case "-" + INFINITY -> OffsetDateTime.MIN;
                default -> dateTime(copied).atOffset(ZoneOffset.UTC);
            });
            case DATE -> CellText.date(date(copied));
            case TIME -> CellText.time(copied.equals("24:00:00") ? LocalTime.MAX : LocalTime.parse(copied));
            case REAL -> CellText.floating(Float.parseFloat(copied));
            case DOUBLE -> CellText.floating(Double.parseDouble(copied));
        };
    }

    private static LocalDateTime dateTime(String copied) {
        if (copied.endsWith(INFINITY)) {
            return copied.charAt(0) == '-' ? LocalDateTime.MIN : LocalDateTime.MAX;
        }
        int space = copied.indexOf(' ');
        int end = copied.endsWith(BEFORE_CHRIST) ? copied.length() - BEFORE_CHRIST.length() : copied.length();
        return date(copied.substring(0, space) + copied.substring(end))
                .atTime(LocalTime.parse(copied.substring(space + 1, end)));
    }

    private static LocalDate date(String copied) {
        if (copied.endsWith(INFINITY)) {
            return copied.charAt(0) == '-' ? LocalDate.MIN : LocalDate.MAX;
        }
        String[] parts = copied.split("[ -]");
        int year = Integer.parseInt(parts[0]);
        return LocalDate.of(copied.endsWith(BEFORE_CHRIST) ? 1 - year : year, Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]));
    }
}
