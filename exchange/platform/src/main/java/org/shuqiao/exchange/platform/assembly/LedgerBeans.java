package org.shuqiao.exchange.platform.assembly;

import javax.sql.DataSource;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogSchema;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Declares the keys and the record log. */
@Beans
class LedgerBeans {

    @Bean
    @DependsOn("varLock")
    SigningKeys signingKeys(Home home, Configuration configuration) {
        return SigningKeys.in(home.keys(), configuration.city().origin());
    }

    @Bean
    PublicKeys publicKeys(SigningKeys keys) {
        return keys.publicKeys();
    }

    @Bean
    RecordLog recordLog(DataSource store, SigningKeys keys) {
        LedgerSchema.migrate(store);
        return RecordLog.open(store, keys.log());
    }

    @Bean
    SecurityLog securityLog(DataSource store, SigningKeys keys) {
        SecurityLogSchema.migrate(store);
        return SecurityLog.open(store, keys.securityLog());
    }
}
