package org.shuqiao.exchange.domain.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.exchange.domain.store.Columns;

/**
 * Subscription of a department to the changes of what it was granted of a resource.
 *
 * @param key    items by which rows are known; none: a row is known by all that it says
 * @param cursor up to where the consumer acknowledged that it has everything
 * @param last   the newest delivery, acknowledged or not
 */
public record Subscription(String id, String consumer, String createdBy, Instant createdAt, String resource,
        String purpose, List<String> key, SubscriptionState state, String cursor, Optional<Waiting> waiting,
        Optional<Last> last) {

    static final String READ = """
            select id, consumer, created_by, created_at, resource, purpose, key_items, state, cursor, waiting,
                waiting_changes, waiting_grants, waiting_at, delivered_record, delivered_changes, delivered_at
            from exchange.subscription where\s""";

    public Subscription {
        key = List.copyOf(key);
    }

    /** Changes that were delivered and not acknowledged. @param record of the delivery, and their cursor */
    public record Waiting(String record, long changes, List<String> grants, Instant at) { }

    /** A delivery. */
    public record Last(String record, long changes, Instant at) { }

    static Subscription of(ResultSet row) throws SQLException {
        Optional<Waiting> waiting = row.getString("waiting") == null ? Optional.empty()
                : Optional.of(new Waiting(row.getString("waiting"), row.getLong("waiting_changes"),
                        Columns.texts(row, "waiting_grants"), Columns.time(row, "waiting_at")));
        Optional<Last> last = row.getString("delivered_record") == null ? Optional.empty()
                : Optional.of(new Last(row.getString("delivered_record"), row.getLong("delivered_changes"),
                        Columns.time(row, "delivered_at")));
        return new Subscription(row.getString("id"), row.getString("consumer"), row.getString("created_by"),
                Columns.time(row, "created_at"), row.getString("resource"), row.getString("purpose"),
                Columns.texts(row, "key_items"),
                Labelled.find(SubscriptionState.class, row.getString("state")).orElseThrow(),
                row.getString("cursor"), waiting, last);
    }
}
