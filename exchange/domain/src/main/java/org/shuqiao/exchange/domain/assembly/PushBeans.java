package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.standing.NodeAttempts;
import org.shuqiao.exchange.domain.push.standing.StandingOrders;
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
            PushTargets targets, Resources resources, Datasets datasets, Pushes pushes, NodeAttempts attempts) {
        return new StandingPushes(store, permissions, accounts, targets, resources, datasets, pushes, attempts);
    }

    @Bean
    StandingOrders standingOrders(ExchangeStore store, Permissions permissions, PushTargets targets,
            Resources resources, Acts acts) {
        return new StandingOrders(store, permissions, targets, resources, acts);
    }

    @Bean
    NodeAttempts nodeAttempts(ExchangeStore store, DepartmentKeys keys, Acts acts) {
        return new NodeAttempts(store, keys, acts);
    }
}
