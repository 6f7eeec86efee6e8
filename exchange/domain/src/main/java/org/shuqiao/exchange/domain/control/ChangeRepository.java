package org.shuqiao.exchange.domain.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores proposed changes. */
final class ChangeRepository {

    private final ExchangeStore store;

    ChangeRepository(ExchangeStore store) {
        this.store = store;
    }

    void insert(Proposal proposal, Optional<String> half) {
        store.sql("""
                insert into exchange.change
                    (id, kind, content, digest, half, proposed_by, proposed_at, expires_at, state)
                values (:id, :kind, :content, :digest, :half, :by, :at, :until, :state)""")
                .param("id", proposal.id()).param("kind", proposal.change().kind())
                .param("content", ChangeJson.write(proposal.change())).param("digest", proposal.digest())
                .param("half", half.orElse(null)).param("by", proposal.proposedBy())
                .param("at", ExchangeStore.column(proposal.proposedAt()))
                .param("until", ExchangeStore.column(proposal.expiresAt()))
                .param("state", proposal.state().word()).update();
    }

    /** Locks it, so that it is decided once. */
    Proposal lock(String id) {
        return store.sql("select * from exchange.change where id = :id for update").param("id", id)
                .query((row, number) -> proposal(row)).optional()
                .orElseThrow(() -> new CodedException(ControlCode.CHANGE_UNKNOWN, id));
    }

    Optional<String> half(String id) {
        return store.sql("select half from exchange.change where id = :id and half is not null").param("id", id)
                .query(String.class).optional();
    }

    /** @param act digest of the act by which the approver's own key approved it */
    void markSigned(String id, String act) {
        store.sql("update exchange.change set act = :act where id = :id").param("act", act).param("id", id).update();
    }

    void close(String id, ChangeState state, Optional<String> by) {
        store.sql("""
                update exchange.change set state = :state, decided_by = :by, decided_at = :at, half = null
                where id = :id""")
                .param("state", state.word()).param("by", by.orElse(null))
                .param("at", ExchangeStore.column(store.now())).param("id", id).update();
    }

    /** @return the newest first */
    List<Proposal> list(Optional<ChangeState> state, int most) {
        return store.sql("""
                select * from exchange.change where (cast(:state as text) is null or state = :state)
                order by proposed_at desc, id desc limit :most""")
                .param("state", state.map(ChangeState::word).orElse(null)).param("most", most)
                .query((row, number) -> proposal(row)).list();
    }

    List<Proposal> due(Instant now) {
        return store.sql("""
                select * from exchange.change where state = 'open' and expires_at <= :now
                order by id for update skip locked""")
                .param("now", ExchangeStore.column(now)).query((row, number) -> proposal(row)).list();
    }

    /** The digest is told as stored; {@link Changes} compares it with the content. */
    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(row.getString("id"), ChangeJson.read(row.getString("content")), row.getString("digest"),
                row.getString("proposed_by"), Columns.time(row, "proposed_at"), Columns.time(row, "expires_at"),
                ChangeState.of(row.getString("state")).orElseThrow(), Columns.optionalText(row, "decided_by"),
                Columns.optionalTime(row, "decided_at"));
    }
}
