package org.shuqiao.exchange.domain.relay;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.PageOrder;
import org.shuqiao.exchange.domain.delivery.RelayNumbers;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.mask.Tokens;

/**
 * Lets a consumer reach a person whose number it was not given. The consumer places a call with the handle that stands
 * in the number's place: that is a use of the grant, with a record and a receipt. An officer of the provider, who
 * operates its relay, opens the number of one call under a reason; each opening is an entry of the security log before
 * the number is read. The number goes to the provider's operator alone.
 */
public final class RelayCalls {

    private static final int MOST = 500;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository grants;
    private final Deliveries deliveries;
    private final RelayNumbers numbers;
    private final SecurityJournal journal;
    private final RecordId ids;

    public RelayCalls(ExchangeStore store, Permissions permissions, GrantRepository grants, Deliveries deliveries,
            RelayNumbers numbers, SecurityJournal journal, RecordId ids) {
        this.store = store;
        this.permissions = permissions;
        this.grants = grants;
        this.deliveries = deliveries;
        this.numbers = numbers;
        this.journal = journal;
        this.ids = ids;
    }

    /** @return what a call asks as canonical JSON, which the consumer signs and whose salted digest the record holds */
    public static String asked(String grant, String item, String handle) {
        return new String(CanonicalJson.bytes(CanonicalJson.object().put("call", handle).put("grant", grant)
                .put("item", item)), StandardCharsets.UTF_8);
    }

    /**
     * Places a call.
     *
     * @param signed the consumer's own signature of {@link #asked}
     * @return what came of it; the number of a call that waits is the number of its record
     */
    public DeliveryResult place(Actor actor, String grant, String purpose, String item, String handle,
            Optional<SignedAttempt> signed) {
        permissions.require(actor, Role.REQUESTER);
        Grant under = grants.find(grant).filter(each -> each.policy().consumer().equals(actor.department())
                        && relays(each, item))
                .orElseThrow(() -> new MistakeException(new CodedException(RelayCode.NO_RELAY, grant, item)));
        if (!Tokens.isHandle(handle)) {
            throw new MistakeException(new CodedException(RelayCode.HANDLE_INVALID));
        }
        String record = ids.next();
        String column = '"' + item.replace("\"", "\"\"") + '"';
        PageOrder order = new PageOrder(Optional.of(record), Mode.QUERY, under.policy().resource(), purpose,
                asked(grant, item, handle), each -> each.id().equals(grant),
                (table, given) -> "select " + column + " from " + table + " where " + column + " = '" + handle
                        + "' fetch next 1 rows only",
                Optional.of(new CodedException(RelayCode.HANDLE_UNKNOWN, grant)));
        DeliveryResult result = deliveries.page(actor, order, signed);
        if (result instanceof DeliveryResult.Delivered) {
            store.sql("""
                    insert into exchange.relay_call (id, grant_id, item, handle, placed_at)
                    values (:id, :grant, :item, :handle, :at) on conflict do nothing""")
                    .param("id", record).param("grant", grant).param("item", item).param("handle", handle)
                    .param("at", ExchangeStore.column(store.now())).update();
        }
        return result;
    }

    private static boolean relays(Grant grant, String item) {
        return MaskKind.RELAY.code().equals(grant.policy().masks().get(item))
                && grant.policy().minimumGroup().isEmpty();
    }

    /** @return the newest calls of the actor's department, as provider or consumer: those that wait come first */
    public List<RelayCall> list(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        return calls("g.provider = :department or g.consumer = :department", Map.of("department",
                actor.department()));
    }

    /**
     * Opens the number of a call for the operator of the provider's relay. It may be opened again while the grant
     * stands; each time is an entry.
     *
     * @param reason why it is put through, without personal data
     */
    public String connect(Actor actor, String id, String reason) {
        permissions.require(actor, Role.OFFICER);
        RelayCall call = calls("c.id = :id", Map.of("id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(RelayCode.CALL_UNKNOWN, id));
        Grant grant = grants.get(call.grant());
        permissions.requireOf(actor, grant.policy().provider(), id, Role.OFFICER);
        String why = FreeTextRules.check("reason", reason);
        if (!relays(grant, call.item()) || !deliveries.stand(Mode.QUERY, List.of(call.grant()))) {
            throw new CodedException(RelayCode.CALL_WITHOUT_GRANT, id, call.grant());
        }
        String handle = store.sql("select handle from exchange.relay_call where id = :id").param("id", id)
                .query(String.class).single();
        store.inTransaction(() -> {
            store.sql("""
                    update exchange.relay_call set connected_at = :at, connected_by = :by, reason = :reason
                    where id = :id and connected_at is null""")
                    .param("at", ExchangeStore.column(store.now())).param("by", actor.login())
                    .param("reason", why).param("id", id).update();
            journal.enter(SecurityKind.RELAY_CONNECTED, actor.login(), id, Map.of("grant", call.grant(), "reason",
                    why));
        });
        return numbers.of(actor, grant, call.item(), handle)
                .orElseThrow(() -> new CodedException(RelayCode.NUMBER_GONE, id));
    }

    private List<RelayCall> calls(String condition, Map<String, String> parameters) {
        return store.sql("""
                select c.id, c.grant_id, g.provider, g.consumer, g.purpose, c.item, c.placed_at, c.connected_at,
                  c.connected_by, c.reason
                from exchange.relay_call c join exchange.grant_ g on g.id = c.grant_id
                where\s""" + "(" + condition + ") order by c.connected_at is not null, c.placed_at desc limit " + MOST)
                .params(parameters).query((row, number) -> read(row)).list();
    }

    private static RelayCall read(ResultSet row) throws SQLException {
        Optional<RelayCall.Connection> connected = Columns.optionalTime(row, "connected_at").isEmpty()
                ? Optional.empty() : Optional.of(new RelayCall.Connection(Columns.time(row, "connected_at"),
                        row.getString("connected_by"), row.getString("reason")));
        return new RelayCall(row.getString("id"), row.getString("grant_id"), row.getString("provider"),
                row.getString("consumer"), row.getString("purpose"), row.getString("item"),
                Columns.time(row, "placed_at"), connected);
    }
}
