package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.quality.StaleWatch;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares how the age of data is told and watched. */
@Configuration(proxyBeanMethods = false)
class QualityBeans {

    @Bean
    DataAges dataAges(GrantRepository grants, Entries entries, Datasets datasets, Bindings bindings) {
        return new DataAges(grants, entries, datasets, bindings);
    }

    @Bean
    StaleWatch staleWatch(ExchangeStore store, Entries entries, DataAges ages, Alerts alerts) {
        return new StaleWatch(store, entries, ages, alerts);
    }
}
