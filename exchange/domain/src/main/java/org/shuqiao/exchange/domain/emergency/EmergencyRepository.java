package org.shuqiao.exchange.domain.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores who proposed, gave and reviewed emergency grants, and reads the clock to their review. */
final class EmergencyRepository {

    private final ExchangeStore store;
    private final LegalClock legal;

    EmergencyRepository(ExchangeStore store, LegalClock legal) {
        this.store = store;
        this.legal = legal;
    }

    void insert(String id, String request, Policy policy, String by) {
        store.sql("""
                insert into exchange.emergency (id, request, provider, consumer, title, proposed_by, proposed_at,
                    valid_to)
                values (:id, :request, :provider, :consumer, :title, :by, :at, :to)""")
                .param("id", id).param("request", request).param("provider", policy.provider())
                .param("consumer", policy.consumer()).param("title", policy.title()).param("by", by)
                .param("at", ExchangeStore.column(store.now())).param("to", ExchangeStore.column(policy.to()))
                .update();
    }

    void markGiven(String id, String by, Instant at) {
        store.sql("update exchange.emergency set granted_by = :by, granted_at = :at where id = :id")
                .param("by", by).param("at", ExchangeStore.column(at)).param("id", id).update();
    }

    void markReviewed(String id, String by, boolean justified, String text) {
        store.sql("""
                update exchange.emergency set reviewed_by = :by, reviewed_at = :at, outcome = :outcome, review = :text
                where id = :id""")
                .param("by", by).param("at", ExchangeStore.column(store.now()))
                .param("outcome", justified ? "justified" : "unjustified").param("text", text).param("id", id)
                .update();
    }

    Emergency lock(String id) {
        return find("where id = :id for update", Map.of("id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(EmergencyCode.EMERGENCY_UNKNOWN, id));
    }

    /** @return all, the newest first */
    List<Emergency> all() {
        return find("order by proposed_at desc, id desc", Map.of());
    }

    /** @return what was given and is not reviewed, the oldest first */
    List<Emergency> open() {
        return find("where granted_at is not null and reviewed_at is null order by granted_at, id", Map.of());
    }

    private List<Emergency> find(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.emergency " + where).params(parameters)
                .query((row, at) -> emergency(row)).list();
    }

    private Emergency emergency(ResultSet row) throws SQLException {
        Optional<Emergency.Given> given = Columns.optionalTime(row, "granted_at").map(at ->
                new Emergency.Given(text(row, "granted_by"), at));
        Optional<Emergency.Review> review = Columns.optionalTime(row, "reviewed_at").map(at ->
                new Emergency.Review(text(row, "reviewed_by"), at, text(row, "outcome").equals("justified"),
                        text(row, "review")));
        Optional<ClockReading> clock = given.filter(each -> review.isEmpty()).map(each ->
                legal.read(Duty.REVIEW_EMERGENCY, ExchangeStore.day(each.at()), store.today()));
        return new Emergency(row.getString("id"), row.getString("request"), row.getString("provider"),
                row.getString("consumer"), row.getString("title"), row.getString("proposed_by"),
                Columns.time(row, "proposed_at"), Columns.time(row, "valid_to"), given, review, clock);
    }

    private static String text(ResultSet row, String column) {
        try {
            return Optional.ofNullable(row.getString(column)).orElse("");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
