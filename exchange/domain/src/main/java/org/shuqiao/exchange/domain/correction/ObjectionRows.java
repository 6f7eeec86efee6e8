package org.shuqiao.exchange.domain.correction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores objections. Callers have checked the actor's permission. */
final class ObjectionRows {

    private final ExchangeStore store;

    ObjectionRows(ExchangeStore store) {
        this.store = store;
    }

    Objection get(String id) {
        return one("where id = :id", Map.of("id", id));
    }

    /** Holds it until the transaction ends. */
    Objection lock(String id) {
        return one("where id = :id for update", Map.of("id", id));
    }

    private Objection one(String where, Map<String, ?> parameters) {
        return all(where, parameters).stream().findFirst().orElseThrow(() ->
                new CodedException(ExchangeCode.OBJECTION_UNKNOWN, parameters.get("id")));
    }

    List<Objection> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.objection " + where).params(parameters)
                .query((row, number) -> objection(row)).list();
    }

    /** @return the open objection of the same department to the same row and item */
    Optional<Objection> open(String department, Complaint complaint) {
        return complaint.receipt().flatMap(receipt -> all("""
                where department = :department and receipt = :receipt and coalesce(row_number, 0) = :row
                    and coalesce(item, '') = :item and state <> 'closed'""",
                Map.of("department", department, "receipt", receipt, "row", complaint.row().orElse(0), "item",
                        complaint.item().orElse(""))).stream().findFirst());
    }

    void insert(String id, Actor actor, Resource resource, Complaint complaint) {
        store.sql("""
                insert into exchange.objection (id, resource, provider, raised_by, department, item, complaint,
                    state, raised_at, receipt, row_number)
                values (:id, :resource, :provider, :by, :department, :item, :complaint, :state, :at, :receipt, :row)""")
                .param("id", id).param("resource", resource.code()).param("provider", resource.provider())
                .param("by", actor.login()).param("department", actor.department())
                .param("item", complaint.item().orElse(null)).param("complaint", complaint.text())
                .param("state", ObjectionState.RAISED.id()).param("at", ExchangeStore.column(store.now()))
                .param("receipt", complaint.receipt().orElse(null))
                .param("row", complaint.row().isPresent() ? complaint.row().getAsInt() : null).update();
    }

    void check(String id, String by) {
        store.sql("update exchange.objection set state = :state, checked_by = :by, checked_at = :at where id = :id")
                .param("state", ObjectionState.CHECKING.id()).param("by", by)
                .param("at", ExchangeStore.column(store.now())).param("id", id).update();
    }

    void close(String id, Answered answer) {
        store.sql("""
                update exchange.objection set state = :state, closed_at = :at, outcome = :outcome,
                    explanation = :explanation, wrong_since = :since where id = :id""")
                .param("state", ObjectionState.CLOSED.id()).param("at", ExchangeStore.column(store.now()))
                .param("outcome", answer.outcome().id()).param("explanation", answer.explanation())
                .param("since", answer.since().orElse(null)).param("id", id).update();
    }

    private static Objection objection(ResultSet row) throws SQLException {
        return new Objection(row.getString("id"), row.getString("resource"), row.getString("provider"),
                row.getString("department"), row.getString("raised_by"), Columns.optionalText(row, "item"),
                row.getString("complaint"), ObjectionState.of(row.getString("state")).orElseThrow(),
                Columns.time(row, "raised_at"), Columns.optionalTime(row, "closed_at"),
                Columns.optionalText(row, "outcome").flatMap(ObjectionOutcome::of),
                Columns.optionalText(row, "explanation").orElse(""), Columns.optionalText(row, "receipt"),
                row.getObject("row_number") == null ? OptionalInt.empty() : OptionalInt.of(row.getInt("row_number")),
                Optional.ofNullable(row.getObject("wrong_since", LocalDate.class)));
    }
}
