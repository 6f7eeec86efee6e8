package org.shuqiao.exchange.domain.push.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Push that is repeated.
 *
 * @param minutes  between two; 0 repeats it after each run that standardized the dataset
 * @param lastRun  run after which it was pushed last; blank before
 * @param lastPush id of the last record; blank before
 * @param lastCode code with which the last try ended; blank where rows were recorded
 * @param act      digest of the act that ordered it; blank where it is older than these are
 */
public record StandingPush(String id, String consumer, String orderedBy, PushOrder order, int minutes, String lastRun,
        String lastPush, String lastCode, Instant nextAt, String act) {

    static final String READ = """
            select id, consumer, ordered_by, purpose, resource, items, target, division_item, minutes, last_run,
                last_push, last_code, next_at, act from exchange.standing_push where ended_at is null\s""";

    static StandingPush of(ResultSet row) throws SQLException {
        List<String> items = Columns.texts(row, "items");
        return new StandingPush(row.getString("id"), row.getString("consumer"), row.getString("ordered_by"),
                new PushOrder(row.getString("purpose"), row.getString("resource"), items, row.getString("target"),
                        row.getString("division_item")), row.getInt("minutes"), row.getString("last_run"),
                row.getString("last_push"), row.getString("last_code"), Columns.time(row, "next_at"),
                Columns.optionalText(row, "act").orElse(""));
    }

    static Optional<StandingPush> find(ExchangeStore store, String id) {
        return store.sql(READ + "and id = :id").param("id", id).query((row, number) -> of(row)).optional();
    }

    boolean afterRuns() {
        return minutes == 0;
    }
}
