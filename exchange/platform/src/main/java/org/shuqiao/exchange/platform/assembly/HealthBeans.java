package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import java.util.Optional;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.health.PlatformHealth;
import org.shuqiao.exchange.platform.health.Readiness;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.metrics.MetricsToken;
import org.shuqiao.exchange.platform.metrics.PlatformMetrics;
import org.shuqiao.exchange.platform.metrics.StandingFigures;
import org.shuqiao.exchange.platform.settings.Configuration;
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

    @Bean
    PlatformMetrics platformMetrics(ExchangeStore store, Datasets datasets, LedgerStatus ledger, Home home,
            Clock clock, Configuration configuration) {
        return new PlatformMetrics(new StandingFigures(store, datasets, ledger, home, clock,
                !configuration.catalog().atlas().isBlank()));
    }

    @Bean
    Readiness readiness(ExchangeStore store, Home home) {
        return new Readiness(store, home);
    }

    @Bean
    MetricsToken metricsToken(Home home) {
        return MetricsToken.in(home);
    }
}
