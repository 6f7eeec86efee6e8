package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.decision.JointApprovals;
import org.shuqiao.exchange.domain.decision.JointDecisions;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.shuqiao.exchange.domain.grant.GrantActs;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.JointGrants;
import org.shuqiao.exchange.domain.intake.AutomaticDecisions;
import org.shuqiao.exchange.domain.intake.BarredOperators;
import org.shuqiao.exchange.domain.lead.LeadDuties;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares who decides and signs for a department: its rule, delegations, several decisions at once. */
@Configuration(proxyBeanMethods = false)
class DecisionBeans {

    @Bean
    DepartmentRules departmentRules(ExchangeStore store, Permissions permissions, Acts acts,
            SecurityJournal journal) {
        return new DepartmentRules(store, permissions, acts, journal);
    }

    @Bean
    Delegations delegations(ExchangeStore store, Permissions permissions, Accounts accounts, SecurityJournal journal,
            DepartmentRules rules) {
        return new Delegations(store, permissions, accounts, journal, rules);
    }

    @Bean
    LeadDuties leadDuties(DepartmentRules rules, Delegations delegations, Permissions permissions,
            Resources resources) {
        return new LeadDuties(rules, delegations, permissions, resources);
    }

    @Bean
    JointDecisions jointDecisions(Permissions permissions, RequestRepository requests, Resources resources,
            DecisionTemplates templates, Decisions decisions, Grants grants, JointGrants together) {
        return new JointDecisions(permissions, requests, resources, templates, decisions, grants, together);
    }

    @Bean
    JointGrants jointGrants(ExchangeStore store, GrantActs drafts, Acts acts, Operators operators) {
        return new JointGrants(store, drafts, acts, operators);
    }

    @Bean
    JointApprovals jointApprovals(ExchangeStore store, Permissions permissions, JointDecisions joint,
            Decisions decisions, JointGrants grants, GrantRepository book, RequestRepository requests, Acts acts,
            EventOutbox outbox) {
        return new JointApprovals(store, permissions, joint, decisions, grants, book, requests, acts, outbox);
    }

    @Bean
    BarredOperators barredOperators(ExchangeStore store, Operators operators, AutomaticDecisions byRule,
            RecordOutbox records, DepartmentKeys keys) {
        return new BarredOperators(store, operators, byRule, records, keys);
    }
}
