package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.delivery.PersonKeyRevocations;
import org.shuqiao.exchange.domain.node.CallGuard;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.domain.node.KeyRevocations;
import org.shuqiao.exchange.domain.node.NodeRegistry;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what stands between the departments' nodes and the exchange. */
@Configuration(proxyBeanMethods = false)
class NodeBeans {

    @Bean
    CallGuard callGuard(ExchangeStore store, DepartmentKeys keys) {
        return new CallGuard(store, keys);
    }

    @Bean
    NodeRegistry nodeRegistry(ExchangeStore store, Permissions permissions, DepartmentKeys keys, SigningKeys hosted) {
        return new NodeRegistry(store, permissions, keys, hosted);
    }

    @Bean
    KeyRevocations keyRevocations(ExchangeStore store, Permissions permissions, DepartmentKeys keys, Acts acts) {
        return new KeyRevocations(store, permissions, keys, acts);
    }

    @Bean
    PersonCertificates personCertificates(ExchangeStore store, Permissions permissions, Accounts accounts,
            DepartmentKeys keys, SigningKeys hosted, Acts acts, RevokedPersonKeys revoked) {
        return new PersonCertificates(store, permissions, accounts, keys, hosted, acts, revoked);
    }

    @Bean
    RevokedPersonKeys revokedPersonKeys(ExchangeStore store) {
        return new RevokedPersonKeys(store);
    }

    @Bean
    PersonKeyRevocations personKeyRevocations(ExchangeStore store, Permissions permissions,
            PersonCertificates certificates, RevokedPersonKeys revoked, Acts acts) {
        return new PersonKeyRevocations(store, permissions, certificates, revoked, acts);
    }

    @Bean
    Cosignatures cosignatures(ExchangeStore store, DepartmentKeys keys, RecordLog log) {
        return new Cosignatures(store, keys, log);
    }
}
