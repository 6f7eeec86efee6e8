package org.shuqiao.exchange.domain.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Reads admissions from the changes that two persons approved: there is no second copy that could say something else.
 * A change whose content is not what its digest says admits nobody.
 */
final class AdmissionRepository {

    /** Kind of the change that admits an operator. */
    static final String KIND = "operator-admit";

    private final ExchangeStore store;

    AdmissionRepository(ExchangeStore store) {
        this.store = store;
    }

    /** @return the newest first */
    List<Admitted> all() {
        return store.sql("""
                select c.id, c.content, c.digest, e.ended_by, e.ended_at, e.reason
                from exchange.change c left join exchange.operator_end e on e.admission = c.id
                where c.kind = :kind and c.state = 'approved' order by c.decided_at desc, c.id desc""")
                .param("kind", KIND).query((row, number) -> read(row)).list().stream()
                .flatMap(Optional::stream).toList();
    }

    List<Admitted> of(String operator) {
        return all().stream().filter(each -> each.admission().operator().equals(operator)).toList();
    }

    void end(String id, String by, String reason) {
        store.sql("""
                insert into exchange.operator_end (admission, ended_by, ended_at, reason)
                values (:id, :by, :at, :reason)""")
                .param("id", id).param("by", by).param("at", ExchangeStore.column(store.now()))
                .param("reason", reason).update();
    }

    private static Optional<Admitted> read(ResultSet row) throws SQLException {
        String content = row.getString("content");
        if (!Sha256.tagged(content).equals(row.getString("digest"))) {
            return Optional.empty();
        }
        ObjectNode tree = CanonicalJson.read(content.getBytes(StandardCharsets.UTF_8));
        Optional<Admitted.End> end = Columns.optionalTime(row, "ended_at").isEmpty() ? Optional.empty()
                : Optional.of(new Admitted.End(row.getString("ended_by"), Columns.time(row, "ended_at"),
                        row.getString("reason")));
        return Optional.of(new Admitted(row.getString("id"),
                AdmissionJson.read((ObjectNode) tree.path("admission")), end));
    }
}
