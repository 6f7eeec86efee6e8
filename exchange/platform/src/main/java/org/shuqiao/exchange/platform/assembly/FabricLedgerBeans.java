package org.shuqiao.exchange.platform.assembly;

import javax.sql.DataSource;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.fabric.chain.BlockFollower;
import org.springframework.context.annotation.Bean;

/**
 * Declares the ledger on the Fabric network that the settings name, which need not be up, and who follows its blocks.
 */
@Beans
class FabricLedgerBeans {

    @Bean
    FabricLedger ledger(Home home, Configuration configuration) {
        return FabricLedger.open(home.installation().resolve(configuration.ledger().fabric()));
    }

    @Bean
    BlockFollower blockFollower(FabricLedger ledger, DataSource store) {
        return BlockFollower.start(ledger.gateway(), store);
    }
}
