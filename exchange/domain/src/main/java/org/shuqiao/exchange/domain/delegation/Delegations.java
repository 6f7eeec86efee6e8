package org.shuqiao.exchange.domain.delegation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Account;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Hands deciding over while an officer is away. What the receiver decides in that time says for whom, in the words that
 * are approved and in the act. It ends by itself and gives nobody a right that the receiver has not as an officer.
 */
public final class Delegations {

    private static final int LONGEST = 60;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final SecurityJournal journal;

    public Delegations(ExchangeStore store, Permissions permissions, Accounts accounts, SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.journal = journal;
    }

    /**
     * A delegation as it is given.
     *
     * @param to   first instant at which it is over
     * @param rule of the department, on which it rests
     */
    public record Order(String receiver, Instant from, Instant to, String rule) { }

    /** @return delegations, newest first: of the officer's department; of all for the authority and auditors */
    public List<Delegation> list(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return held.equals(Set.of(Role.OFFICER))
                ? all("where department = :department order by given_at desc, id desc",
                        Map.of("department", actor.department()))
                : all("order by given_at desc, id desc", Map.of());
    }

    /** Hands the actor's deciding over. */
    public Delegation give(Actor actor, Order order) {
        permissions.require(actor, Role.OFFICER);
        String rule = FreeTextRules.check("rule", order.rule());
        requireFit(actor, order.receiver());
        if (!order.from().isBefore(order.to()) || !order.to().isAfter(store.now())
                || order.to().isAfter(order.from().plus(Duration.ofDays(LONGEST)))) {
            throw new CodedException(DelegationCode.DELEGATION_PERIOD, LONGEST);
        }
        return store.inTransaction(() -> {
            store.sql("select 1 from exchange.account where login in (:both) order by login for update")
                    .param("both", List.of(actor.login(), order.receiver())).query(Integer.class).list();
            requirePresent(actor.login(), order);
            requirePresent(order.receiver(), order);
            String id = store.nextNumber("L");
            store.sql("""
                    insert into exchange.delegation (id, department, giver, receiver, from_at, to_at, rule, given_at)
                    values (:id, :department, :giver, :receiver, :from, :to, :rule, :at)""")
                    .param("id", id).param("department", actor.department()).param("giver", actor.login())
                    .param("receiver", order.receiver()).param("from", ExchangeStore.column(order.from()))
                    .param("to", ExchangeStore.column(order.to())).param("rule", rule)
                    .param("at", ExchangeStore.column(store.now())).update();
            Delegation given = get(id);
            journal.enter(SecurityKind.DELEGATED, actor.login(), order.receiver(), Map.of("delegation", id,
                    "from", order.from().toString(), "to", order.to().toString()));
            return given;
        });
    }

    /** Ends a delegation before its time: its giver, or its receiver. */
    public Delegation revoke(Actor actor, String id) {
        permissions.require(actor, Role.OFFICER);
        return store.inTransaction(() -> {
            Delegation found = get(id);
            permissions.requireOf(actor, found.department(), id, Role.OFFICER);
            if (!Set.of(found.giver(), found.receiver()).contains(actor.login())) {
                throw new CodedException(DelegationCode.DELEGATION_UNKNOWN, id);
            }
            if (found.stands(store.now())) {
                store.sql("update exchange.delegation set revoked_at = :at where id = :id")
                        .param("at", ExchangeStore.column(store.now())).param("id", id).update();
                journal.enter(SecurityKind.DELEGATION_ENDED, actor.login(), found.receiver(),
                        Map.of("delegation", id));
            }
            return get(id);
        });
    }

    /** @return the same draft, saying for whom its person decides now */
    public ActDraft naming(ActDraft draft) {
        List<Delegation> now = all("where receiver = :receiver order by id", Map.of("receiver", draft.person()))
                .stream().filter(each -> each.counts(store.now())).toList();
        if (now.isEmpty()) {
            return draft;
        }
        ObjectNode body = draft.body();
        ArrayNode cited = body.putArray("delegations");
        now.forEach(each -> cited.addObject().put("id", each.id()).put("for", each.giver()));
        String givers = now.stream().map(each -> each.giver() + " (" + each.id() + ")")
                .collect(Collectors.joining(", "));
        return new ActDraft(draft.kind(), draft.id(), draft.department(), draft.person(), draft.words()
                + "\n\n由 %s 受委托代 %s 办理。\nDone by %s, by delegation for %s.".formatted(draft.person(), givers,
                draft.person(), givers), body);
    }

    private void requireFit(Actor actor, String receiver) {
        boolean fit = accounts.find(receiver).filter(Account::active)
                .filter(each -> each.department().equals(actor.department()) && each.roles().contains(Role.OFFICER))
                .isPresent() && !accounts.samePerson(actor.login(), receiver);
        if (!fit) {
            throw new CodedException(DelegationCode.DELEGATE_UNFIT, receiver);
        }
    }

    /** Refuses a giver or receiver who is away in that time already. */
    private void requirePresent(String login, Order order) {
        all("where giver = :giver", Map.of("giver", login)).stream()
                .filter(each -> each.stands(store.now()) && each.from().isBefore(order.to())
                        && order.from().isBefore(each.to()))
                .findFirst().ifPresent(each -> {
                    throw new CodedException(DelegationCode.DELEGATION_OVERLAPS, login, each.id());
                });
    }

    private Delegation get(String id) {
        return all("where id = :id", Map.of("id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(DelegationCode.DELEGATION_UNKNOWN, id));
    }

    private List<Delegation> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.delegation " + where).params(parameters)
                .query((row, number) -> delegation(row)).list();
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(row.getString("id"), row.getString("department"), row.getString("giver"),
                row.getString("receiver"), Columns.time(row, "from_at"), Columns.time(row, "to_at"),
                row.getString("rule"), Columns.time(row, "given_at"), Columns.optionalTime(row, "revoked_at"));
    }
}
