package org.shuqiao.exchange.boot;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.shuqiao.exchange.configuration.Configuration;
import org.shuqiao.exchange.configuration.Home;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.embedded.EmbeddedLedger;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.signature.SigningKeys;

/** Which ledger the settings name: a Fabric network, which need not be up when the platform starts, or the one in here. */
final class LedgerChoice {

    private LedgerChoice() {
    }

    static Ledger open(Home home, Configuration.Ledger settings, DataSource store, SigningKeys keys, InstantSource clock) {
        return settings.fabric().isBlank()
                ? EmbeddedLedger.open(store, keys, clock)
                : FabricLedger.open(home.installation().resolve(settings.fabric()));
    }
}
