package org.shuqiao.exchange.domain.push.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.node.NodeCode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.protocol.AttemptAnswer;
import org.shuqiao.node.protocol.WaitingAttempt;

/**
 * Attempts of standing pushes whose department's node signed the order: each waits until that node has signed it, too,
 * and is made with that signature.
 */
public final class NodeAttempts {

    private static final String READ = "select * from exchange.node_attempt where ";

    private final ExchangeStore store;
    private final DepartmentKeys keys;
    private final Acts acts;

    public NodeAttempts(ExchangeStore store, DepartmentKeys keys, Acts acts) {
        this.store = store;
        this.keys = keys;
        this.acts = acts;
    }

    /** Standing of an attempt that is due. */
    sealed interface Standing {

        /** The platform makes it, as a hosted key or nobody signs. */
        record Free() implements Standing { }

        /** The node has not signed the order or the attempt yet. */
        record Waits() implements Standing { }

        /** The node signed. */
        record Signed(SignedAttempt attempt) implements Standing { }

        /** The node refused. @param code why */
        record Refused(String code) implements Standing { }
    }

    private record Row(WaitingAttempt attempt, Optional<String> key, Optional<String> signature,
            Optional<String> refusal) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(new WaitingAttempt(row.getString("standing"), row.getString("act"),
                    Nonce.ofHex(row.getString("nonce")), row.getString("purpose"), row.getString("asked")),
                    Columns.optionalText(row, "key"), Columns.optionalText(row, "signature"),
                    Columns.optionalText(row, "refusal"));
        }
    }

    /** @param asked what the push asks now; an answer is taken once */
    Standing of(StandingPush push, String asked) {
        if (push.act().isEmpty()) {
            return new Standing.Free();
        }
        StoredAct order = acts.get(push.act());
        return switch (order.state()) {
            case WAITING -> new Standing.Waits();
            case REFUSED -> new Standing.Refused(order.refusal());
            case SIGNED -> order.signed().map(keys::verify).filter(key -> key.custody() == Custody.NODE).isPresent()
                    ? signed(push, asked) : new Standing.Free();
        };
    }

    private Standing signed(StandingPush push, String asked) {
        return store.inTransaction(() -> {
            Optional<Row> found = store.sql(READ + "standing = :id for update").param("id", push.id())
                    .query((row, number) -> Row.of(row)).optional();
            if (found.isEmpty()) {
                offer(push, asked);
                return new Standing.Waits();
            }
            Row row = found.get();
            if (row.signature().isEmpty() && row.refusal().isEmpty()) {
                return new Standing.Waits();
            }
            store.sql("delete from exchange.node_attempt where standing = :id").param("id", push.id()).update();
            return row.refusal().<Standing>map(Standing.Refused::new).orElseGet(() -> new Standing.Signed(
                    new SignedAttempt(row.attempt().nonce(), VerificationKey.parse(row.key().orElseThrow()),
                            row.signature().orElseThrow(), List.of())));
        });
    }

    private void offer(StandingPush push, String asked) {
        store.sql("""
                insert into exchange.node_attempt (standing, consumer, act, nonce, purpose, asked, asked_at)
                values (:id, :consumer, :act, :nonce, :purpose, :asked, :at)""")
                .param("id", push.id()).param("consumer", push.consumer()).param("act", push.act())
                .param("nonce", Nonce.random().hex()).param("purpose", push.order().purpose()).param("asked", asked)
                .param("at", ExchangeStore.column(store.now())).update();
    }

    /** @return what waits for a department's node, oldest first */
    public List<WaitingAttempt> waiting(String department) {
        return store.sql(READ + "consumer = :consumer and signature is null and refusal is null order by asked_at")
                .param("consumer", department).query((row, number) -> Row.of(row).attempt()).list();
    }

    /**
     * Takes a node's answer.
     *
     * @throws CodedException {@code NOT_OWN} for one that waits for nothing of the department, or is no signature of
     *     its key over what waits
     */
    public void answer(String department, String id, AttemptAnswer answer) {
        store.inTransaction(() -> {
            WaitingAttempt waiting = store.sql(READ + "standing = :id and consumer = :consumer for update")
                    .param("id", id).param("consumer", department).query((row, number) -> Row.of(row).attempt())
                    .optional().orElseThrow(() -> new CodedException(NodeCode.NOT_OWN));
            switch (answer) {
                case AttemptAnswer.Refused refused -> keep(id, Optional.empty(), Optional.of(refused.code()));
                case AttemptAnswer.Signed signed -> {
                    AttemptStatement statement = AttemptStatement.of(department, DeliveryKind.PUSH, waiting.nonce(),
                            waiting.purpose(), waiting.asked());
                    if (keys.history().find(department, signed.key().text()).isEmpty()
                            || !statement.signedBy(signed.key(), signed.signature())) {
                        throw new CodedException(NodeCode.NOT_OWN);
                    }
                    keep(id, Optional.of(signed), Optional.empty());
                }
            }
        });
    }

    private void keep(String id, Optional<AttemptAnswer.Signed> signed, Optional<String> refusal) {
        store.sql("""
                update exchange.node_attempt set key = :key, signature = :signature, refusal = :refusal
                where standing = :id""")
                .param("key", signed.map(each -> each.key().text()).orElse(null))
                .param("signature", signed.map(AttemptAnswer.Signed::signature).orElse(null))
                .param("refusal", refusal.orElse(null)).param("id", id).update();
    }
}
