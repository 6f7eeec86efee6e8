package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.overview.Explanations;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.person.PersonIndex;
import org.shuqiao.exchange.domain.person.PersonReceipts;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.PeriodKeys;
import org.shuqiao.exchange.domain.retention.SealedTexts;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.usage.DeliveryCounts;
import org.shuqiao.exchange.domain.usage.UsageReports;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what comes after a delivery: corrections, explanations, reports of use. */
@Configuration(proxyBeanMethods = false)
class CorrectionBeans {

    @Bean
    SealedTexts sealedTexts(ExchangeStore store, PeriodKeys keys) {
        return new SealedTexts(store, keys);
    }

    @Bean
    Corrections corrections(ExchangeStore store, Permissions permissions, RecordLog log, GrantRepository grants,
            PersonIndex persons, PeriodKeys keys, SealedTexts details, SecurityJournal journal) {
        return new Corrections(store, permissions, log, grants, new PersonReceipts(persons, keys), details, journal);
    }

    @Bean
    UsageReports usageReports(ExchangeStore store, Permissions permissions, GrantRepository grants) {
        return new UsageReports(store, permissions, grants);
    }

    @Bean
    DeliveryCounts deliveryCounts(ExchangeStore store) {
        return new DeliveryCounts(store);
    }

    @Bean
    Explanations explanations(Receipts receipts, GrantRepository grants, RequestRepository requests,
            Resources resources, PolicyExplainer words) {
        return new Explanations(receipts, grants, requests, resources, words);
    }

    @Bean
    Objections objections(ExchangeStore store, Permissions permissions, Resources resources, LegalClock legal,
            CatalogEvents catalogEvents, Acts acts, EventOutbox outbox, Corrections corrections, SealedTexts details,
            SecurityJournal journal, RecordLog log, GrantRepository grants) {
        return new Objections(store, permissions, resources, legal, catalogEvents, acts, outbox, corrections, details,
                journal, log, grants);
    }
}
