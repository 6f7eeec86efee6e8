package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.delivery.RecordSecrets;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.person.MonthKeyBook;
import org.shuqiao.exchange.domain.person.PersonAccess;
import org.shuqiao.exchange.domain.person.PersonIndex;
import org.shuqiao.exchange.domain.retention.Erasures;
import org.shuqiao.exchange.domain.retention.KeptData;
import org.shuqiao.exchange.domain.retention.PeriodKeyFolder;
import org.shuqiao.exchange.domain.retention.PeriodKeys;
import org.shuqiao.exchange.domain.retention.Retention;
import org.shuqiao.exchange.domain.retention.RetentionRule;
import org.shuqiao.exchange.domain.retention.SealedSalts;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what a person may ask of the exchange, and the keys under which that is kept. */
@Configuration(proxyBeanMethods = false)
class PersonBeans {

    /** Finishes at once what a process left that died while it erased a month. */
    @Bean(initMethod = "destroyErased")
    PeriodKeys periodKeys(ExchangeStore store, PeriodKeyFolder folder) {
        return new PeriodKeys(store, folder);
    }

    @Bean
    MonthKeyBook monthKeys(ExchangeStore store, Permissions permissions, DepartmentKeys keys) {
        return new MonthKeyBook(store, permissions, keys);
    }

    @Bean
    PersonIndex personIndex(ExchangeStore store, PeriodKeys keys, MonthKeyBook months) {
        return new PersonIndex(store, keys, months);
    }

    @Bean
    SealedSalts sealedSalts(ExchangeStore store, PeriodKeys keys) {
        return new SealedSalts(store, keys);
    }

    @Bean
    RecordSecrets recordSecrets(PersonIndex persons, SealedSalts salts) {
        return new RecordSecrets(persons, salts);
    }

    @Bean
    Retention retention(ExchangeStore store, Permissions permissions, PeriodKeys keys, SealedSalts salts,
            RecordLog log, SecurityJournal journal, RetentionRule rule) {
        return new Retention(store, permissions, keys, salts, log, journal, rule);
    }

    /** @param kinds what the platform keeps on its disk; nothing where the exchange runs without one */
    @Bean
    Erasures erasures(ExchangeStore store, Permissions permissions, SecurityJournal journal,
            ObjectProvider<KeptData> kinds) {
        return new Erasures(store, permissions, journal, kinds.orderedStream().toList());
    }

    @Bean
    PersonAccess personAccess(ExchangeStore store, Permissions permissions, PersonIndex index, PeriodKeys keys,
            RecordLog log, GrantRepository grants, SecurityJournal journal) {
        return new PersonAccess(store, permissions, index, keys, log, grants, journal);
    }
}
