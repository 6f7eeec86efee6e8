package org.shuqiao.exchange.domain.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;

/** Stores acts. The canonical JSON counts; the columns beside it are an index. */
final class ActRepository {

    private final ExchangeStore store;

    ActRepository(ExchangeStore store) {
        this.store = store;
    }

    /** Holds the end of the department's acts until the transaction ends. */
    void lock(String department) {
        store.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))").param("name", "act " + department)
                .query((row, number) -> true).single();
    }

    Optional<ActHead> head(String department) {
        return store.sql("""
                select number, digest from exchange.act where department = :department order by number desc limit 1""")
                .param("department", department)
                .query((row, number) -> new ActHead(row.getLong("number"), row.getString("digest"))).optional();
    }

    void insert(StoredAct stored) {
        Act act = stored.act();
        ActPlace place = ActPlace.of(act).orElseThrow();
        store.sql("""
                insert into exchange.act (department, number, kind, id, digest, at, act, approval, words, state, signed,
                    settled_at)
                values (:department, :number, :kind, :id, :digest, :at, :act, :approval, :words, :state, :signed,
                    :settled)""")
                .param("department", act.department()).param("number", place.number())
                .param("kind", act.kind().word()).param("id", act.id()).param("digest", act.digest())
                .param("at", act.time()).param("act", text(act.bytes()))
                .param("approval", text(CanonicalJson.bytes(stored.approval().tree())))
                .param("words", stored.words()).param("state", state(stored.state()))
                .param("signed", stored.signed().map(signed -> text(signed.bytes())).orElse(null))
                .param("settled", stored.signed().map(signed -> ExchangeStore.column(store.now())).orElse(null))
                .update();
    }

    void markSigned(SignedAct signed) {
        store.sql("update exchange.act set state = 'signed', signed = :signed, settled_at = :at where digest = :digest")
                .param("signed", text(signed.bytes())).param("at", ExchangeStore.column(store.now()))
                .param("digest", signed.act().digest()).update();
    }

    void markRefused(String digest, String reason) {
        store.sql("""
                update exchange.act set state = 'refused', refusal = :reason, settled_at = :at
                where digest = :digest and state = 'waiting'""")
                .param("reason", reason).param("at", ExchangeStore.column(store.now())).param("digest", digest)
                .update();
    }

    Optional<StoredAct> byDigest(String digest) {
        return all("where digest = :digest", Map.of("digest", digest)).stream().findFirst();
    }

    List<StoredAct> waiting(String department) {
        return all("where department = :department and state = 'waiting' order by number",
                Map.of("department", department));
    }

    /** @return the acts of a kind about something, newest first as they say themselves */
    List<StoredAct> about(ActKind kind, String id) {
        return all("where kind = :kind and id = :id", Map.of("kind", kind.word(), "id", id)).stream()
                .filter(stored -> stored.act().kind() == kind && stored.act().id().equals(id))
                .sorted(Comparator.comparing((StoredAct stored) -> stored.act().time().toInstant())
                        .thenComparing(stored -> ActPlace.of(stored.act()).map(ActPlace::number).orElse(0L))
                        .reversed())
                .toList();
    }

    /** @return signed acts of some kinds about what was first requested since then */
    List<StoredAct> signedOf(List<ActKind> kinds, Instant since) {
        return all("""
                where kind in (:kinds) and state = 'signed' and id in
                    (select id from exchange.act where kind = 'request' group by id having min(at) >= :since)
                order by at, department, number""",
                Map.of("kinds", kinds.stream().map(ActKind::word).toList(), "since", ExchangeStore.column(since)));
    }

    /** @return the acts of a department from a number on, in order */
    List<StoredAct> from(String department, long number) {
        return all("where department = :department and number >= :number order by number",
                Map.of("department", department, "number", number));
    }

    List<StoredAct> page(String department, long number, int most) {
        return all("where department = :department and number >= :number order by number limit :most",
                Map.of("department", department, "number", number, "most", most));
    }

    private List<StoredAct> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.act " + where).params(parameters)
                .query((row, number) -> stored(row)).list();
    }

    private static StoredAct stored(ResultSet row) throws SQLException {
        ObjectNode approval = CanonicalJson.read(bytes(row.getString("approval")));
        return new StoredAct(Act.parse(bytes(row.getString("act"))), Approval.read(approval),
                row.getString("words"), StoredAct.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Columns.optionalText(row, "signed").map(text -> SignedAct.parse(bytes(text))),
                Columns.optionalText(row, "refusal").orElse(""));
    }

    private static String state(StoredAct.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
