package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.SignedAct;

/**
 * Stores grants and counts their use. What a grant allows is read from what was signed ({@link GrantEvidence}). Callers
 * have checked the actor's permission.
 */
public final class GrantRepository {

    private final ExchangeStore store;
    private final GrantEvidence evidence;

    public GrantRepository(ExchangeStore store, GrantEvidence evidence) {
        this.store = store;
        this.evidence = evidence;
    }

    public Optional<Grant> find(String id) {
        return all("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    public Grant get(String id) {
        return find(id).orElseThrow(() -> new CodedException(ExchangeCode.GRANT_UNKNOWN, id));
    }

    public Optional<Grant> ofRequest(String request) {
        return all("where request = :request and id not like 'E-%'", Map.of("request", request)).stream().findFirst();
    }

    /** Holds the grants until the transaction ends, always in the same order, so that no two wait for each other. */
    public List<Grant> lock(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : all("where id in (:ids) order by id for update of g", Map.of("ids", ids));
    }

    public List<Grant> ofConsumer(String department) {
        return all("where consumer = :department order by issued_at desc, id desc", Map.of("department", department));
    }

    /** @return the grants of a resource that a department holds or held */
    public List<Grant> ofConsumer(String department, String resource) {
        return all("where consumer = :department and resource = :resource order by issued_at desc, id desc",
                Map.of("department", department, "resource", resource));
    }

    public List<Grant> ofProvider(String department) {
        return all("where provider = :department order by issued_at desc, id desc", Map.of("department", department));
    }

    /** @return grants on either side of a department, or of all where there is none; after a place, at most so many */
    public List<Grant> after(Optional<String> department, Instant before, String id, int most) {
        return all("""
                where (:every or provider = :department or consumer = :department)
                    and (issued_at, g.id) < (:before, :id)
                order by issued_at desc, g.id desc limit :most""", Map.of("every", department.isEmpty(), "department",
                department.orElse(""), "before", ExchangeStore.column(before), "id", id, "most", most));
    }

    public List<Grant> all() {
        return all("order by issued_at desc, id desc", Map.of());
    }

    /** @return the newest grants that a department gave, at most so many */
    public List<Grant> newestGiven(String department, int most) {
        return all("where provider = :department order by issued_at desc, g.id desc limit :most",
                Map.of("department", department, "most", most));
    }

    /** @return the newest grants that a department holds, at most so many */
    public List<Grant> newestHeld(String department, int most) {
        return all("where consumer = :department order by issued_at desc, g.id desc limit :most",
                Map.of("department", department, "most", most));
    }

    /** @return the newest grants of a resource, of all or on either side of a department, at most so many */
    public List<Grant> newestOf(String resource, Optional<String> department, int most) {
        return all("""
                where resource = :resource and (:every or provider = :department or consumer = :department)
                order by issued_at desc, g.id desc limit :most""", Map.of("resource", resource, "every",
                department.isEmpty(), "department", department.orElse(""), "most", most));
    }

    public long countGiven(String department) {
        return store.sql("select count(*) from exchange.grant_ where provider = :department")
                .param("department", department).query(Long.class).single();
    }

    public long countHeld(String department) {
        return store.sql("select count(*) from exchange.grant_ where consumer = :department")
                .param("department", department).query(Long.class).single();
    }

    public long count() {
        return store.sql("select count(*) from exchange.grant_").query(Long.class).single();
    }

    /** Writes the row beside a signed grant: an index, by which it is found. */
    void insert(SignedAct signed, String request, Policy policy, String canonical) {
        store.sql("""
                insert into exchange.grant_ (id, request, provider, consumer, resource, version, title, purpose, policy,
                    policy_digest, document, signature, signer, valid_from, valid_to, issued_by, issued_at)
                values (:id, :request, :provider, :consumer, :resource, :version, :title, :purpose, :policy,
                    :digest, '', :signature, :signer, :from, :to, :by, :at)""")
                .param("id", signed.act().id()).param("request", request)
                .param("provider", policy.provider()).param("consumer", policy.consumer())
                .param("resource", policy.resource()).param("version", policy.version())
                .param("title", policy.title()).param("purpose", policy.purpose())
                .param("policy", canonical).param("digest", PolicyJson.digest(canonical))
                .param("signature", signed.signature()).param("signer", signed.key())
                .param("from", ExchangeStore.column(policy.from())).param("to", ExchangeStore.column(policy.to()))
                .param("by", Acts.by(signed.act())).param("at", signed.act().time())
                .update();
        store.waiting().add(ChangeKind.GRANT, signed.act().id());
    }

    void signedAgain(SignedAct signed) {
        store.sql("update exchange.grant_ set signature = :signature, signer = :signer where id = :id")
                .param("signature", signed.signature()).param("signer", signed.key()).param("id", signed.act().id())
                .update();
        store.waiting().add(ChangeKind.GRANT, signed.act().id());
    }

    void revoke(String id, String by, String reason) {
        store.sql("update exchange.grant_ set revoked_at = :at, revoked_by = :by, revocation = :reason where id = :id")
                .param("at", ExchangeStore.column(store.now())).param("by", by).param("reason", reason).param("id", id)
                .update();
        store.waiting().add(ChangeKind.GRANT, id);
    }

    /** @return grants that have run out and of which the ledger was not told */
    List<Grant> endedBy(Instant now) {
        return all("where valid_to <= :now and revoked_at is null and expired_at is null order by id for update of g",
                Map.of("now", ExchangeStore.column(now)));
    }

    void markExpired(String id) {
        store.sql("update exchange.grant_ set expired_at = :at where id = :id")
                .param("at", ExchangeStore.column(store.now())).param("id", id).update();
        store.waiting().add(ChangeKind.GRANT, id);
    }

    /** @return deliveries and rows of a day */
    public Used used(String id, LocalDate day) {
        return store.sql("select delivered, rows from exchange.grant_day where grant_id = :id and day = :day")
                .param("id", id).param("day", day)
                .query((row, number) -> new Used(row.getLong("delivered"), row.getLong("rows")))
                .optional().orElse(new Used(0, 0));
    }

    /** Counts a delivery of a grant that this transaction holds. */
    public void count(String id, LocalDate day, long rows) {
        store.sql("update exchange.grant_ set delivered = delivered + 1 where id = :id").param("id", id).update();
        store.sql("""
                insert into exchange.grant_day (grant_id, day, delivered, rows) values (:id, :day, 1, :rows)
                on conflict (grant_id, day) do update set
                    delivered = exchange.grant_day.delivered + 1, rows = exchange.grant_day.rows + excluded.rows""")
                .param("id", id).param("day", day).param("rows", rows).update();
    }

    /** What was used of a grant on a day. */
    public record Used(long delivered, long rows) { }

    private List<Grant> all(String where, Map<String, ?> parameters) {
        return evidence.of(store.sql("""
                select g.*, a.signed as signed_act from exchange.grant_ g
                left join lateral (select signed from exchange.act
                    where kind = 'grant' and exchange.act.id = g.id and state = 'signed'
                    order by number desc limit 1) a on true\s""" + where).params(parameters)
                .query((row, number) -> StoredGrant.of(row)).list());
    }
}
