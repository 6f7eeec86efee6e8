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
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.account.Account;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.rule.DepartmentRule;
import org.shuqiao.exchange.domain.rule.DepartmentRule.Terms;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Hands deciding over while an officer is away. What the receiver decides in that time says for whom, in the words that
 * are approved and in the act. What may be handed over, and for how long, the department's rule says; it ends by
 * itself. It gives an officer no right but to take the steps that the rule leaves to the lead, where a lead is away.
 */
public final class Delegations {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final SecurityJournal journal;
    private final DepartmentRules rules;

    public Delegations(ExchangeStore store, Permissions permissions, Accounts accounts, SecurityJournal journal,
            DepartmentRules rules) {
        this.rules = rules;
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.journal = journal;
    }

    /**
     * A delegation as it is given.
     *
     * @param to   first instant at which it is over
     * @param rule of the department, on which it rests; blank for the one that its lead stated
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

    /** Hands the actor's deciding over, as far as the department's rule lets it. */
    public Delegation give(Actor actor, Order order) {
        permissions.require(actor, Role.OFFICER);
        Terms terms = rules.of(actor.department());
        String rule = document(terms, order.rule());
        requireFit(actor, order.receiver());
        if (terms.delegable().isEmpty()) {
            throw new CodedException(DelegationCode.DELEGATION_BARRED, terms.document());
        }
        if (!order.from().isBefore(order.to()) || !order.to().isAfter(store.now())
                || order.to().isAfter(order.from().plus(Duration.ofDays(terms.days())))) {
            throw new CodedException(DelegationCode.DELEGATION_PERIOD, terms.days());
        }
        return store.inTransaction(() -> {
            store.sql("select 1 from exchange.account where login in (:both) order by login for update")
                    .param("both", List.of(actor.login(), order.receiver())).query(Integer.class).list();
            requirePresent(actor.login(), order);
            requirePresent(order.receiver(), order);
            String id = store.nextNumber("L");
            store.sql("""
                    insert into exchange.delegation (id, department, giver, receiver, from_at, to_at, rule, rule_id,
                        given_at)
                    values (:id, :department, :giver, :receiver, :from, :to, :rule, :ruleId, :at)""")
                    .param("ruleId", rules.newest(actor.department()).map(DepartmentRule::id).orElse(null))
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

    /** @return whether a lead of the actor's department handed such a step over, and the rule lets that */
    public boolean fromLead(Actor actor, ActKind step, Grade grade) {
        return now(actor.department(), actor.login(), step, grade).stream().anyMatch(each ->
                accounts.find(each.giver()).filter(Account::active)
                        .filter(giver -> giver.roles().contains(Role.LEAD)).isPresent());
    }

    /**
     * @param grade the highest of the items that it is about
     * @return the same draft, saying for whom its person takes the step now, where the department's rule lets that
     */
    public ActDraft naming(ActDraft draft, Grade grade) {
        List<Delegation> now = now(draft.department(), draft.person(), draft.kind(), grade);
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

    /** What was handed over and counts now, as the rule reads today. */
    private List<Delegation> now(String department, String receiver, ActKind step, Grade grade) {
        return !rules.of(department).handsOver(step, grade) ? List.of()
                : all("where receiver = :receiver order by id", Map.of("receiver", receiver)).stream()
                        .filter(each -> each.department().equals(department) && each.counts(store.now())).toList();
    }

    /** The rule on which it rests: what the lead stated, and no other one beside it. */
    private static String document(Terms terms, String given) {
        if (!terms.stated()) {
            return FreeTextRules.check("rule", given);
        }
        if (!given.isBlank() && !given.strip().equals(terms.document())) {
            throw new CodedException(DelegationCode.OTHER_RULE, terms.document());
        }
        return terms.document();
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
