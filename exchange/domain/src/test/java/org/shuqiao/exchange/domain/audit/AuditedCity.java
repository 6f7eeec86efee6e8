package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.ActChain;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.context.ConfigurableApplicationContext;

/** All audits of the exchange's own evidence over the small city. */
final class AuditedCity {

    private AuditedCity() { }

    /** @param heads of the log, beside those of its witnesses */
    static Audit audit(TestCity city, ConfigurableApplicationContext exchange, List<KnownHead> heads, RecordLog log) {
        ExchangeStore own = exchange.getBean(ExchangeStore.class);
        GrantRepository grants = exchange.getBean(GrantRepository.class);
        WitnessCheck witnesses = new WitnessCheck(exchange.getBean(Cosignatures.class), city.departmentKeys, log,
                city.clock);
        return new Audit(exchange.getBean(Permissions.class), log, city.clock, List.of(
                new RecordLogCheck(log), new HistoryCheck(log, () ->
                        Stream.of(heads, witnesses.heads()).flatMap(List::stream).toList()), witnesses,
                new GatewayRecordCheck(own, log), new SequenceCheck(own, log),
                new DeliveryCountCheck(own, log),
                new GrantUseCheck(grants, log),
                new GrantEvidenceCheck(own, grants, exchange.getBean(Bindings.class), exchange.getBean(Acts.class)),
                new ActChainCheck(city.catalog.departments(), exchange.getBean(ActChain.class)),
                new SecurityLogAudit(city.securityLog)));
    }
}
