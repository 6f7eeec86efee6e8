package org.shuqiao.exchange.domain.lead;

import java.util.Collection;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.LeadCode;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.ledger.act.ActKind;

/**
 * Demands the lead of a department (部门负责人) where the department's rule does, or an officer to whom the lead handed
 * that over within the rule's bounds.
 */
public final class LeadDuties {

    private final DepartmentRules rules;
    private final Delegations delegations;
    private final Permissions permissions;
    private final Resources resources;

    public LeadDuties(DepartmentRules rules, Delegations delegations, Permissions permissions, Resources resources) {
        this.rules = rules;
        this.delegations = delegations;
        this.permissions = permissions;
        this.resources = resources;
    }

    /** @return the highest grade of items of an entry's version; that of the most protected where it is unknown */
    public Grade grade(String resource, int version, Collection<String> items) {
        return resources.version(resource, version).map(found -> items.stream()
                .flatMap(item -> found.item(item).stream()).map(Item::grade)
                .reduce(Grade.GENERAL_1, Grade::highest)).orElse(Grade.CORE);
    }

    /**
     * Demands an officer of the provider, or its lead for what the rule leaves to the lead.
     *
     * @throws CodedException {@code LEAD_NEEDED}, or that the actor is no officer of the provider
     */
    public void requireForGrant(Actor actor, String provider, String what, Grade grade) {
        permissions.requireOf(actor, provider, what, Role.OFFICER);
        if (rules.of(actor.department()).leadSigns(grade)) {
            require(actor, ActKind.GRANT, grade, grade.code());
        }
    }

    /** @throws CodedException {@code LEAD_NEEDED} where the rule leaves a refusal of everything to the lead */
    public void requireForRefusal(Actor actor, Grade grade) {
        if (rules.of(actor.department()).leadRefuses()) {
            require(actor, ActKind.DECISION, grade, "全部不予提供 / everything refused");
        }
    }

    private void require(Actor actor, ActKind step, Grade grade, String why) {
        if (!permissions.holds(actor, Role.LEAD) && !delegations.fromLead(actor, step, grade)) {
            throw new CodedException(LeadCode.LEAD_NEEDED, why);
        }
    }
}
