package org.shuqiao.exchange.platform.assembly;

import java.util.Optional;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.health.PlatformHealth;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.springframework.context.annotation.Bean;

/** Declares what tells administrators how the platform is. */
@Beans
class HealthBeans {

    @Bean
    PlatformHealth platformHealth(Permissions permissions, SettingsInForce settings, LedgerStatus ledger,
            Optional<AtlasPublication> atlas, Home home) {
        return new PlatformHealth(permissions, settings.configuration(), ledger, atlas, home.var());
    }
}
