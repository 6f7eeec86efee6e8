package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.standing.StandingPushes;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.push.targets.TargetReach;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.SealedSalts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.RecordId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the services of pushes into consumers' own tables. */
@Configuration(proxyBeanMethods = false)
class PushBeans {

    @Bean
    PushTargets pushTargets(ExchangeStore store, Permissions permissions, Departments departments,
            TargetReach reach) {
        return new PushTargets(store, permissions, departments, reach);
    }

    @Bean
    Pushes pushes(ExchangeStore store, Permissions permissions, Accounts accounts, Deliveries deliveries,
            PushTargets targets, RecordOutbox records, SealedSalts salts, RecordId ids, FileFolder folder) {
        return new Pushes(store, permissions, accounts, deliveries, targets, records, salts, ids, folder);
    }

    @Bean
    StandingPushes standingPushes(ExchangeStore store, Permissions permissions, Accounts accounts,
            PushTargets targets, Resources resources, Datasets datasets, Pushes pushes) {
        return new StandingPushes(store, permissions, accounts, targets, resources, datasets, pushes);
    }
}
