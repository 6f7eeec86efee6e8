package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryLimits;
import org.shuqiao.exchange.domain.grant.GrantBook;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.PolicyReader;
import org.shuqiao.exchange.domain.intake.ByRule;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.ledger.Outbox;
import org.shuqiao.exchange.domain.ledger.Records;
import org.shuqiao.exchange.domain.request.RequestBook;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.Store;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.QueryEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the services of a request's way to a grant and of its use. */
@Configuration(proxyBeanMethods = false)
class GrantBeans {

    @Bean
    RequestBook requestBook(Store store) {
        return new RequestBook(store);
    }

    @Bean
    RequestClock requestClock(LegalClock legal) {
        return new RequestClock(legal);
    }

    @Bean
    GrantBook grantBook(Store store) {
        return new GrantBook(store);
    }

    @Bean
    PolicyReader policyReader(Departments departments, Resources resources) {
        return new PolicyReader(departments, resources);
    }

    @Bean
    Decisions decisions(Store store, Permissions permissions, RequestBook requests, PolicyReader reader, Outbox outbox) {
        return new Decisions(store, permissions, requests, reader, outbox);
    }

    @Bean
    Grants grants(Store store, Permissions permissions, RequestBook requests, GrantBook grants, PolicyReader reader,
            SigningKeys keys, Outbox outbox) {
        return new Grants(store, permissions, requests, grants, reader, keys, outbox);
    }

    @Bean
    ByRule byRule(RequestBook requests, Decisions decisions, Grants grants, Records records, RecordId ids) {
        return new ByRule(requests, decisions, grants, records, ids);
    }

    @Bean
    Requests requests(Store store, Permissions permissions, Resources resources, RequestBook requests,
            RequestClock clock, ByRule byRule, GrantBook grants, Records records, CatalogEvents catalogEvents,
            Outbox outbox) {
        return new Requests(store, permissions, resources, requests, clock, byRule, grants, records, catalogEvents,
                outbox);
    }

    @Bean
    Deliveries deliveries(Store store, Permissions permissions, GrantBook grants, Resources resources,
            Bindings bindings, QueryEngine engine, Records records, RecordId ids, DeliveryLimits limits,
            LedgerOutage outage) {
        return new Deliveries(store, permissions, grants, resources, bindings, engine, records, ids, limits, outage);
    }
}
