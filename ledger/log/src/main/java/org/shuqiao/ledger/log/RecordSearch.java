package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;

/** Finds records by their searchable fields. */
final class RecordSearch {

    private final Connection connection;

    RecordSearch(Connection connection) {
        this.connection = connection;
    }

    long count(RecordFilter filter) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = "SELECT count(*) FROM ledger.record r WHERE " + String.join(" AND ", conditions(filter, values));
        try (PreparedStatement statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> conditions(RecordFilter filter, List<Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        filter.consumer().ifPresent(value -> add(conditions, "r.consumer = ?", values, value));
        filter.provider().ifPresent(value -> add(conditions, "r.provider @> ARRAY[?]::text[]", values, value));
        filter.resource().ifPresent(value -> add(conditions, "r.resource @> ARRAY[?]::text[]", values, value));
        filter.kind().map(DeliveryKind::word).ifPresent(value -> add(conditions, "r.kind = ?", values, value));
        filter.outcome().ifPresent(value -> add(conditions, "r.outcome = ?", values, value));
        filter.from().ifPresent(value -> add(conditions, "r.time >= ?", values, value));
        filter.to().ifPresent(value -> add(conditions, "r.time < ?", values, value));
        filter.grant().ifPresent(value -> add(conditions,
                "EXISTS (SELECT FROM ledger.record_grant g WHERE g.record = r.index AND g.grant_id = ?)", values,
                        value));
        filter.ids().ifPresent(value -> add(conditions, "r.id = ANY(?)", values, value.toArray(String[]::new)));
        return conditions;
    }

    List<LoggedRecord> find(RecordFilter filter, PageRequest page) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<String> conditions = conditions(filter, values);
        page.before().ifPresent(value -> add(conditions, "r.index < ?", values, value));
        values.add(page.rows());
        String sql = "SELECT r.index, r.bytes FROM ledger.record r WHERE " + String.join(" AND ", conditions)
                + " ORDER BY r.index DESC LIMIT ?";
        return records(sql, values);
    }

    List<LoggedRecord> from(long index, int most) throws SQLException {
        return records("SELECT r.index, r.bytes FROM ledger.record r WHERE r.index >= ? ORDER BY r.index LIMIT ?",
                List.of(index, most));
    }

    Map<String, Map<String, OffsetDateTime>> snapshotsRead() throws SQLException {
        Map<String, Map<String, OffsetDateTime>> read = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT named.key, named.value, max((read.record ->> 'time')::timestamptz)
                FROM (SELECT convert_from(bytes, 'UTF8')::jsonb AS record FROM ledger.record) AS read,
                    jsonb_each_text(read.record -> 'snapshots') AS named
                GROUP BY 1, 2"""); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.computeIfAbsent(rows.getString(1), table -> new TreeMap<>())
                        .put(rows.getString(2), rows.getObject(3, OffsetDateTime.class));
            }
        }
        return read;
    }

    private List<LoggedRecord> records(String sql, List<Object> values) throws SQLException {
        List<LoggedRecord> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new LoggedRecord(rows.getLong(1), ExchangeRecord.parse(rows.getBytes(2))));
            }
        }
        return List.copyOf(found);
    }

    private PreparedStatement prepared(String sql, List<Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    List<SequenceGap> gaps(String grant) throws SQLException {
        return gaps("ledger.record_grant WHERE grant_id = ?", grant);
    }

    List<SequenceGap> consumerGaps(String consumer) throws SQLException {
        return gaps("ledger.consumer_sequence WHERE consumer = ?", consumer);
    }

    private List<SequenceGap> gaps(String numbers, String of) throws SQLException {
        List<SequenceGap> gaps = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT before + 1, sequence - 1 FROM (
                    SELECT sequence, lag(sequence, 1, 0::bigint) OVER (ORDER BY sequence) AS before
                    FROM %s) AS s
                WHERE sequence > before + 1 ORDER BY 1""".formatted(numbers))) {
            statement.setString(1, of);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    gaps.add(new SequenceGap(rows.getLong(1), rows.getLong(2)));
                }
            }
        }
        return List.copyOf(gaps);
    }

    private static void add(List<String> conditions, String condition, List<Object> values, Object value) {
        conditions.add(condition);
        values.add(value);
    }
}
