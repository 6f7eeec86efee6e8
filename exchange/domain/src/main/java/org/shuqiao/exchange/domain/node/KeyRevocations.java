package org.shuqiao.exchange.domain.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.DepartmentKey;

/**
 * Ends the trust in a department's key, from a time on and for a reason: an act of the department or of the authority,
 * signed like any other. The key counts no longer as soon as the act is made, also while that waits for a node.
 */
public final class KeyRevocations {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final DepartmentKeys keys;
    private final Acts acts;

    public KeyRevocations(ExchangeStore store, Permissions permissions, DepartmentKeys keys, Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.keys = keys;
        this.acts = acts;
    }

    /**
     * Order to revoke a key.
     *
     * @param key its short or whole text
     * @param from since when it is not trusted; nothing for now
     */
    public record Order(String department, String key, Optional<OffsetDateTime> from, String reason) { }

    /** Reason for which a key is not trusted any more. @param act digest of the act that says so */
    public record Revocation(String department, String key, OffsetDateTime from, String reason, String act) { }

    /** @return the act that revokes the key, whose digest the actor signs with a key of their own */
    public ActPreview preview(Actor actor, Order order) {
        return acts.preview(draft(actor, order, find(actor, order)));
    }

    /** Revokes a key. @param approved the act that {@link #preview} showed, with the actor's approval */
    public Revocation revoke(Actor actor, Order order, Optional<ApprovedAct> approved) {
        DepartmentKey key = find(actor, order);
        Revocation revoked = store.inTransaction(() -> {
            StoredAct stored = acts.submit(draft(actor, order, key), approved);
            // the act itself is still signed with the key where the department has no other
            OffsetDateTime from = order.from().orElseGet(() -> stored.act().time().plus(1, ChronoUnit.MILLIS));
            store.sql("""
                    insert into exchange.key_revocation (department, key, from_time, reason, act)
                    values (:department, :key, :from, :reason, :act)""")
                    .param("department", order.department()).param("key", key.key().text()).param("from", from)
                    .param("reason", order.reason()).param("act", stored.act().digest()).update();
            return new Revocation(order.department(), key.key().text(), from, order.reason(), stored.act().digest());
        });
        keys.change(history -> NodeRegistry.with(history, order.department(),
                each -> each.key().equals(key.key()) ? each.revokedFrom(revoked.from()) : each));
        return revoked;
    }

    /** @return all revocations of a department's keys */
    public List<Revocation> of(String department) {
        return store.sql("select * from exchange.key_revocation where department = :department order by from_time")
                .param("department", department)
                .query((row, number) -> new Revocation(department, row.getString("key"),
                        row.getObject("from_time", OffsetDateTime.class).atZoneSameInstant(ExchangeStore.ZONE)
                                .toOffsetDateTime(), row.getString("reason"), row.getString("act"))).list();
    }

    private DepartmentKey find(Actor actor, Order order) {
        permissions.require(actor, Role.AUTHORITY, Role.OFFICER);
        if (!permissions.holds(actor, Role.AUTHORITY)) {
            permissions.requireOf(actor, order.department(), order.department(), Role.OFFICER);
        }
        keys.publicKeys();
        DepartmentKey key = keys.history().find(order.department(), order.key())
                .orElseThrow(() -> new CodedException(NodeCode.KEY_ABSENT, order.department()));
        if (key.revoked().isPresent()) {
            throw new CodedException(NodeCode.REVOKED_BEFORE);
        }
        boolean late = order.from().filter(from -> from.toInstant().isAfter(store.now())).isPresent();
        if (late || order.reason().isBlank()) {
            throw new CodedException(NodeCode.REVOCATION_GIVEN);
        }
        return key;
    }

    private static ActDraft draft(Actor actor, Order order, DepartmentKey key) {
        String reason = FreeTextRules.check("reason", order.reason());
        ObjectNode body = CanonicalJson.object().put("department", order.department()).put("key", key.key().text())
                .put("reason", reason);
        order.from().ifPresent(from -> body.put("revoked", JsonTime.format(from)));
        String since = order.from().map(from -> " " + JsonTime.format(from)).orElse("");
        return new ActDraft(ActKind.KEY_REVOCATION, "key:" + order.department() + ":"
                + key.key().shortText().substring(key.key().shortText().lastIndexOf('+') + 1), actor.department(),
                actor.login(), "撤销部门 %1$s 的密钥 %2$s%3$s：%4$s\n\nRevoke the key %2$s of the department %1$s%3$s: %4$s"
                        .formatted(order.department(), key.key().shortText(), since, reason), body);
    }
}
