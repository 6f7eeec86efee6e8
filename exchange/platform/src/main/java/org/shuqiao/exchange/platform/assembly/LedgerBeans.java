package org.shuqiao.exchange.platform.assembly;

import javax.sql.DataSource;
import org.shuqiao.exchange.domain.act.ActHeads;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.retention.PeriodKeyFolder;
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

    /** In the keys' folder, which {@link #signingKeys} has made. */
    @Bean
    @DependsOn("signingKeys")
    GatewayKey gatewayKey(Home home) {
        return GatewayKey.in(home.keys());
    }

    @Bean
    DepartmentKeys departmentKeys(Home home, SigningKeys hosted) {
        return DepartmentKeys.in(home.keys(), hosted);
    }

    @Bean
    @DependsOn("signingKeys")
    ActHeads actHeads(Home home) {
        return ActHeads.in(home.keys());
    }

    @Bean
    @DependsOn("signingKeys")
    PeriodKeyFolder periodKeyFolder(Home home, Configuration configuration) {
        String place = configuration.retention().keys();
        return place.isBlank() ? PeriodKeyFolder.in(home.keys())
                : PeriodKeyFolder.at(home.installation().resolve(place));
    }

    @Bean
    PublicKeys publicKeys(DepartmentKeys keys) {
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
