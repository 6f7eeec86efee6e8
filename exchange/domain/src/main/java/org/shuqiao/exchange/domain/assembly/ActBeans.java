package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.ActChain;
import org.shuqiao.exchange.domain.act.ActHeads;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.act.DepartmentSigners;
import org.shuqiao.exchange.domain.act.HostedSigner;
import org.shuqiao.exchange.domain.act.NodeSigner;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.entry.PublicationActs;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the departments' signed acts. */
@Configuration(proxyBeanMethods = false)
class ActBeans {

    @Bean
    DepartmentSigners departmentSigners(DepartmentKeys keys, SigningKeys hosted) {
        return new DepartmentSigners(keys, new HostedSigner(hosted), new NodeSigner());
    }

    @Bean
    ActChain actChain(ExchangeStore store, DepartmentKeys keys, ActHeads heads) {
        return new ActChain(store, keys, heads);
    }

    @Bean
    Acts acts(ExchangeStore store, DepartmentKeys keys, DepartmentSigners signers, ActChain chain,
            EventOutbox outbox) {
        return new Acts(store, keys, signers, chain, outbox);
    }

    @Bean
    PublicationActs publicationActs(ExchangeStore store, Acts acts) {
        return new PublicationActs(store, acts);
    }

    @Bean
    EntryActs entryActs(ExchangeStore store, Permissions permissions, Resources resources, Bindings bindings,
            Acts acts, CatalogEvents catalogEvents, EventOutbox outbox) {
        return new EntryActs(store, permissions, resources, bindings, acts, catalogEvents, outbox);
    }
}
