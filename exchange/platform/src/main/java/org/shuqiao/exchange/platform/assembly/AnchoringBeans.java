package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.delivery.KeptCertificates;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.platform.ledger.CheckpointAnchoring;
import org.shuqiao.exchange.platform.ledger.EvidenceExport;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.fabric.chain.BlockFollower;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;

/** Declares how the record log stands to the ledger that anchors it. */
@Beans
class AnchoringBeans {

    @Bean
    CheckpointAnchoring anchoring(RecordLog log, Ledger ledger, SigningKeys keys, Members members, Clock clock,
            LedgerOutage outage) {
        return new CheckpointAnchoring(log, ledger, keys.log(), members.authority(), clock, outage);
    }

    @Bean
    BlockEvidence blockEvidence(RecordLog log, SigningKeys hosted, DepartmentKeys keys, Permissions permissions,
            Optional<BlockFollower> follower) {
        return new BlockEvidence(log, hosted.log().name(), keys, permissions, follower);
    }

    @Bean
    LedgerStatus ledgerStanding(CheckpointAnchoring anchoring, LedgerOutage outage, Permissions permissions) {
        return new LedgerStatus(anchoring, outage, permissions);
    }

    @Bean
    EvidenceExport evidenceExport(ExchangeStore store, Acts acts, Cosignatures cosignatures, RecordLog log,
            Permissions permissions) {
        return new EvidenceExport(acts, new KeptCertificates(store), cosignatures, log, permissions);
    }
}
