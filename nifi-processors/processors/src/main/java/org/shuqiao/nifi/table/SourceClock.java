package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** The database's own clock: no slice reaches beyond it, because a row of the future would hide all before it. */
final class SourceClock {

    /** Zones lie within this of each other; more is a clock that is wrong. */
    private static final Duration ZONES = Duration.ofHours(15);

    /** A day of MySQL that the calendar does not have. */
    private static final Pattern NO_DAY = Pattern.compile("^0000|-00");

    private final Connection connection;
    private final SourceTable table;
    private final Clock city;

    SourceClock(Connection connection, SourceTable table, Clock city) {
        this.connection = connection;
        this.table = table;
        this.city = city;
    }

    /** Whether the column says when. */
    static boolean reads(TableColumn watermark) {
        return watermark.isTime() || watermark.jdbcType() == Types.DATE;
    }

    /** @return the present, held back: what commits late has until then to become visible; empty without a row */
    Optional<String> cutoff(TableColumn watermark, Duration settle) throws SQLException {
        if (watermark.jdbcType() == Types.DATE && settle.isZero()) {
            return local().map(now -> now.toLocalDate().toString());
        }
        if (!watermark.isTime()) {
            throw new CodedException(CollectCode.SETTLE_NEEDS_TIME, table.name(), watermark.name());
        }
        return watermark.jdbcType() == Types.TIMESTAMP ? (settle.isZero() ? local() : own())
                .map(now -> CellText.local(now.minus(settle)))
                : instant().map(now -> CellText.offset(now.minus(settle)));
    }

    /** @return the local time, the city's where the database keeps an earlier zone than its rows do */
    Optional<LocalDateTime> local() throws SQLException {
        LocalDateTime here = LocalDateTime.now(city);
        return own().map(there -> here.isAfter(there) && Duration.between(there, here).compareTo(ZONES) < 0
                ? here : there);
    }

    private Optional<LocalDateTime> own() throws SQLException {
        return now(table.dialect().localTime(), LocalDateTime.class);
    }

    private Optional<OffsetDateTime> instant() throws SQLException {
        return table.dialect().writesTimes()
                ? now(table.dialect().instant(), LocalDateTime.class).map(now -> now.atOffset(ZoneOffset.UTC))
                : now(table.dialect().instant(), OffsetDateTime.class);
    }

    /** @return a bound so much earlier; empty where the column says no time */
    static Optional<String> earlier(TableColumn watermark, String bound, Duration by) {
        if (bound.endsWith("infinity") || NO_DAY.matcher(bound).find()) {
            return Optional.empty();
        }
        return switch (watermark.jdbcType()) {
            case Types.TIMESTAMP -> Optional.of(CellText.local(LocalDateTime.parse(bound).minus(by)));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                    Optional.of(CellText.offset(OffsetDateTime.parse(bound).minus(by)));
            case Types.DATE -> Optional.of(LocalDate.parse(bound).minusDays(by.toDays()).toString());
            default -> Optional.empty();
        };
    }

    private <T> Optional<T> now(String clock, Class<T> type) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + clock + " FROM " + table.sqlName())) {
            statement.setMaxRows(1);
            try (ResultSet now = statement.executeQuery()) {
                return now.next() ? Optional.of(now.getObject(1, type)) : Optional.empty();
            }
        }
    }
}
