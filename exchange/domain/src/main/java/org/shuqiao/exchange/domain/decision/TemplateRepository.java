package org.shuqiao.exchange.domain.decision;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.exchange.domain.request.Justification;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;

/** Stores templates of decisions. Callers have checked the actor's permission. */
final class TemplateRepository {

    private final ExchangeStore store;

    TemplateRepository(ExchangeStore store) {
        this.store = store;
    }

    Optional<DecisionTemplate> find(String id) {
        return all("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    List<DecisionTemplate> ofDepartment(String department) {
        return all("where department = :department order by resource, title, id", Map.of("department", department));
    }

    List<DecisionTemplate> ofResource(String resource) {
        return all("where resource = :resource order by title, id", Map.of("resource", resource));
    }

    void insert(DecisionTemplate made) {
        store.sql("""
                insert into exchange.decision_template (id, department, resource, title, purpose, explanation, basis,
                    scenario, decision, days, offered, made_by, made_at)
                values (:id, :department, :resource, :title, :purpose, :explanation, :basis, :scenario, :decision,
                    :days, :offered, :by, :at)""")
                .param("id", made.id()).param("department", made.department()).param("resource", made.resource())
                .param("title", made.title()).param("purpose", made.why().purpose())
                .param("explanation", made.why().explanation()).param("basis", made.why().basis())
                .param("scenario", made.why().scenario())
                .param("decision", new String(CanonicalJson.bytes(DecisionJson.write(made.decision())),
                        StandardCharsets.UTF_8))
                .param("days", made.days().isPresent() ? made.days().getAsInt() : null)
                .param("offered", made.offered()).param("by", made.madeBy())
                .param("at", ExchangeStore.column(made.madeAt())).update();
    }

    void delete(String id) {
        store.sql("delete from exchange.decision_template where id = :id").param("id", id).update();
    }

    private List<DecisionTemplate> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.decision_template " + where).params(parameters)
                .query((row, number) -> template(row)).list();
    }

    private static DecisionTemplate template(ResultSet row) throws SQLException {
        int days = row.getInt("days");
        OptionalInt period = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
        return new DecisionTemplate(row.getString("id"), row.getString("department"), row.getString("resource"),
                row.getString("title"), new Justification(row.getString("purpose"), row.getString("explanation"),
                        row.getString("basis"), row.getString("scenario")),
                DecisionJson.read(CanonicalJson.read(row.getString("decision").getBytes(StandardCharsets.UTF_8))),
                period, row.getBoolean("offered"), row.getString("made_by"), Columns.time(row, "made_at"));
    }
}
