package org.shuqiao.exchange.domain.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.rule.DepartmentRule.Terms;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Keeps what each department's lead stated about signing and delegation. A rule is an act of the department and counts
 * from its signature on; the one before it stands until then.
 */
public final class DepartmentRules {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Acts acts;
    private final SecurityJournal journal;

    public DepartmentRules(ExchangeStore store, Permissions permissions, Acts acts, SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.acts = acts;
        this.journal = journal;
        acts.onSigned(ActKind.DEPARTMENT_RULE, this::keep);
    }

    /** @return rules, newest first: of the officer's department; of all for the authority and auditors */
    public List<DepartmentRule> list(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return held.equals(Set.of(Role.OFFICER)) ? all("where department = :department", actor.department())
                : all("", "");
    }

    /** @return what counts in a department now */
    public Terms of(String department) {
        return newest(department).map(DepartmentRule::terms)
                .orElseGet(() -> hasLead(department) ? Terms.OF_A_LEAD : Terms.UNSTATED);
    }

    /** @return the rule that a department stated last */
    public Optional<DepartmentRule> newest(String department) {
        return all("where department = :department", department).stream().findFirst();
    }

    /** @return the act of a rule, whose digest the lead signs with a key of their own */
    public ActPreview preview(Actor actor, Terms terms) {
        return acts.preview(draft(actor, store.comingNumber("DR"), terms));
    }

    /**
     * States the rule of the lead's department.
     *
     * @param approved the act that {@link #preview} showed; nothing for the log-in alone
     * @return what counts now: the rule before, where the department's node has still to sign
     */
    public Terms state(Actor actor, Terms terms, Optional<ApprovedAct> approved) {
        store.inTransaction(() -> {
            acts.submit(draft(actor, store.nextNumber("DR"), terms), approved);
        });
        return of(actor.department());
    }

    private ActDraft draft(Actor actor, String id, Terms stated) {
        permissions.require(actor, Role.LEAD);
        Terms terms = stated.checked();
        ObjectNode rule = CanonicalJson.object().put("document", terms.document())
                .put("leadRefuses", terms.leadRefuses()).put("days", terms.days());
        terms.leadFrom().ifPresent(grade -> rule.put("leadFrom", grade.code()));
        terms.keptFrom().ifPresent(grade -> rule.put("keptFrom", grade.code()));
        ArrayNode steps = rule.putArray("delegable");
        terms.delegable().stream().sorted().forEach(step -> steps.add(step.word()));
        ObjectNode body = CanonicalJson.object();
        body.set("rule", rule);
        return new ActDraft(ActKind.DEPARTMENT_RULE, id, actor.department(), actor.login(),
                RuleWords.act(id, terms), body);
    }

    private void keep(SignedAct signed) {
        Act act = signed.act();
        JsonNode rule = act.body().path("rule");
        List<String> steps = new ArrayList<>();
        rule.path("delegable").forEach(word -> steps.add(word.asText()));
        Terms terms = Terms.read(rule.path("document").asText(), rule.path("leadFrom").asText(""),
                rule.path("leadRefuses").asBoolean(), steps, rule.path("days").asInt(),
                rule.path("keptFrom").asText("")).checked();
        store.sql("""
                insert into exchange.department_rule (id, department, document, lead_from, lead_refuses, delegable,
                    longest_days, kept_from, stated_by, stated_at, act)
                values (:id, :department, :document, :leadFrom, :leadRefuses, :delegable, :days, :keptFrom, :by, :at,
                    :act)""")
                .param("id", act.id()).param("department", act.department()).param("document", terms.document())
                .param("leadFrom", terms.leadFrom().map(Grade::code).orElse(null))
                .param("leadRefuses", terms.leadRefuses())
                .param("delegable", terms.delegable().stream().map(ActKind::word).toArray(String[]::new))
                .param("days", terms.days()).param("keptFrom", terms.keptFrom().map(Grade::code).orElse(null))
                .param("by", act.person()).param("at", ExchangeStore.column(act.time().toInstant()))
                .param("act", act.digest()).update();
        journal.enter(SecurityKind.RULE_STATED, act.person(), act.department(), Map.of("rule", act.id(), "act",
                act.digest()));
    }

    private boolean hasLead(String department) {
        return store.sql("""
                select exists (select 1 from exchange.account
                where department = :department and active and :lead = any (roles))""")
                .param("department", department).param("lead", Role.LEAD.id()).query(Boolean.class).single();
    }

    private List<DepartmentRule> all(String where, String department) {
        return store.sql("select * from exchange.department_rule " + where + " order by stated_at desc, id desc")
                .params(where.isEmpty() ? Map.of() : Map.of("department", department))
                .query((row, number) -> rule(row)).list();
    }

    private static DepartmentRule rule(ResultSet row) throws SQLException {
        return new DepartmentRule(row.getString("id"), row.getString("department"), Terms.read(
                row.getString("document"), Columns.optionalText(row, "lead_from").orElse(""),
                row.getBoolean("lead_refuses"), Columns.texts(row, "delegable"), row.getInt("longest_days"),
                Columns.optionalText(row, "kept_from").orElse("")), row.getString("stated_by"),
                Columns.time(row, "stated_at"));
    }
}
