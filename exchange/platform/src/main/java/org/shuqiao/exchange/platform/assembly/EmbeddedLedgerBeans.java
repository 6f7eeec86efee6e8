package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import javax.sql.DataSource;
import org.shuqiao.ledger.embedded.EmbeddedLedger;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;

/** Declares the ledger inside the server. */
@Beans
class EmbeddedLedgerBeans {

    @Bean
    EmbeddedLedger ledger(DataSource store, SigningKeys keys, Clock clock) {
        return EmbeddedLedger.open(store, keys, clock);
    }
}
