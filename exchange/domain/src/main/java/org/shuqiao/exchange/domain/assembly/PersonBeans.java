package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.person.PersonAccess;
import org.shuqiao.exchange.domain.person.PersonIndex;
import org.shuqiao.exchange.domain.retention.PeriodKeyFolder;
import org.shuqiao.exchange.domain.retention.PeriodKeys;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what a person may ask of the exchange, and the keys under which that is kept. */
@Configuration(proxyBeanMethods = false)
class PersonBeans {

    @Bean
    PeriodKeys periodKeys(ExchangeStore store, PeriodKeyFolder folder) {
        return new PeriodKeys(store, folder);
    }

    @Bean
    PersonIndex personIndex(ExchangeStore store, PeriodKeys keys) {
        return new PersonIndex(store, keys);
    }

    @Bean
    PersonAccess personAccess(ExchangeStore store, Permissions permissions, PersonIndex index, PeriodKeys keys,
            RecordLog log, GrantRepository grants, SecurityJournal journal) {
        return new PersonAccess(store, permissions, index, keys, log, grants, journal);
    }
}
