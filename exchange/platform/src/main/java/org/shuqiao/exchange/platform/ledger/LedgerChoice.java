package org.shuqiao.exchange.platform.ledger;

import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.embedded.EmbeddedLedger;
import org.shuqiao.ledger.fabric.FabricGateway;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.signature.SigningKeys;

/**
 * Which ledger the settings name: a Fabric network, which need not be up when the platform starts, or the one in here.
 *
 * @param network whose blocks can be followed; closed with the ledger
 */
public record LedgerChoice(Ledger ledger, Optional<FabricGateway> network) {

    public static LedgerChoice open(Home home, Configuration.Ledger settings, DataSource store, SigningKeys keys, InstantSource clock) {
        if (settings.fabric().isBlank()) {
            return new LedgerChoice(EmbeddedLedger.open(store, keys, clock), Optional.empty());
        }
        FabricLedger fabric = FabricLedger.open(home.installation().resolve(settings.fabric()));
        return new LedgerChoice(fabric, Optional.of(fabric.gateway()));
    }
}
