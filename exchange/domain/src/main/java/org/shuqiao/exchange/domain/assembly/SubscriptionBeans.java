package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.SealedTexts;
import org.shuqiao.exchange.domain.savedquery.SavedQueries;
import org.shuqiao.exchange.domain.service.Services;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.ChangeDeliveries;
import org.shuqiao.exchange.domain.subscription.DatasetKeys;
import org.shuqiao.exchange.domain.subscription.Subscriptions;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.exchange.domain.webhook.Webhooks;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.RecordId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what is asked again and again: services, saved queries, subscriptions to changes, announcements of them. */
@Configuration(proxyBeanMethods = false)
class SubscriptionBeans {

    @Bean
    Subscriptions subscriptions(ExchangeStore store, Permissions permissions, GrantRepository grants,
            Resources resources, DatasetKeys keys, SealedTexts sealed, RecordId ids) {
        return new Subscriptions(store, permissions, grants, resources, keys, sealed, ids);
    }

    @Bean
    Services services(ExchangeStore store, Permissions permissions, GrantRepository grants, Resources resources,
            Deliveries deliveries) {
        return new Services(store, permissions, grants, resources, deliveries);
    }

    @Bean
    SavedQueries savedQueries(ExchangeStore store, Permissions permissions) {
        return new SavedQueries(store, permissions);
    }

    @Bean
    Webhooks webhooks(ExchangeStore store, Subscriptions subscriptions, EgressRule rule, TokenKey key) {
        return new Webhooks(store, subscriptions, rule, key);
    }

    @Bean
    ChangeDeliveries changeDeliveries(ExchangeStore store, Permissions permissions, Deliveries deliveries,
            Corrections corrections, SealedTexts sealed, TokenKey key, RecordLog log, RecordId ids) {
        return new ChangeDeliveries(store, permissions, deliveries, corrections, sealed, key, log, ids);
    }
}
