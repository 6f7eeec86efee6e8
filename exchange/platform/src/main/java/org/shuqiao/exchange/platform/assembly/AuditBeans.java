package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.audit.Audit;
import org.shuqiao.exchange.domain.audit.DeliveryCountCheck;
import org.shuqiao.exchange.domain.audit.GatewayRecordCheck;
import org.shuqiao.exchange.domain.audit.GrantUseCheck;
import org.shuqiao.exchange.domain.audit.HistoryCheck;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.audit.RecordLogCheck;
import org.shuqiao.exchange.domain.audit.SequenceCheck;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.DailyAudit;
import org.shuqiao.exchange.platform.audit.KeptAudits;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;

/** Declares the audit, its kept reports and its nightly run. */
@Beans
class AuditBeans {

    @Bean
    KeptAudits keptAudits(Home home, SigningKeys keys) {
        return new KeptAudits(home.audits(), keys.log());
    }

    @Bean
    Audit audit(Permissions permissions, RecordLog log, Clock clock, ExchangeStore store, GrantRepository grants,
            KeptAudits kept, LedgerStatus ledger) {
        Supplier<List<KnownHead>> heads = () ->
                Stream.concat(ledger.anchoredHead().stream(), kept.heads().stream()).toList();
        return new Audit(permissions, log, clock, List.of(new RecordLogCheck(log), new HistoryCheck(log, heads),
                new GatewayRecordCheck(store, log), new SequenceCheck(store, log),
                new DeliveryCountCheck(store, log), new GrantUseCheck(grants, log)));
    }

    @Bean
    DailyAudit dailyAudit(Audit audit, KeptAudits kept, Clock clock) {
        return new DailyAudit(audit, kept, clock);
    }
}
