package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.emergency.EmergencyLimit;
import org.shuqiao.exchange.domain.grant.EmergencyActs;
import org.shuqiao.exchange.domain.grant.EmergencyBasis;
import org.shuqiao.exchange.domain.grant.GrantActs;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares emergency grants. */
@Configuration(proxyBeanMethods = false)
class EmergencyBeans {

    @Bean
    EmergencyBasis emergencyBasis(Acts acts, DepartmentKeys keys) {
        return new EmergencyBasis(acts, keys);
    }

    @Bean
    EmergencyActs emergencyActs(Acts acts, GrantActs grants, EmergencyBasis basis, Resources resources,
            PolicyExplainer reader) {
        return new EmergencyActs(acts, grants, basis, resources, reader);
    }

    @Bean
    Emergencies emergencies(ExchangeStore store, Permissions permissions, Accounts accounts,
            RequestRepository requests, Decisions decisions, GrantRepository grants, EmergencyActs drafts, Acts acts,
            Alerts alerts, SecurityJournal journal, EventOutbox outbox, LegalClock legal,
            EmergencyLimit limit) {
        return new Emergencies(store, permissions, accounts, requests, decisions, grants, drafts, acts, alerts,
                journal, outbox, legal, limit);
    }
}
