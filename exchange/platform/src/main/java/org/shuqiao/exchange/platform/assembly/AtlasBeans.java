package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.atlas.AtlasSetting;
import org.shuqiao.exchange.platform.atlas.ExchangeFactsReader;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.springframework.context.annotation.Bean;

/** Declares the publication to the Apache Atlas that the settings name. */
@Beans
class AtlasBeans {

    @Bean
    AtlasPublication atlasPublication(Home home, Configuration configuration, Catalog catalog, ExchangeStore store,
            RequestRepository requests, GrantRepository grants, Clock clock) {
        AtlasAddress address = AtlasSetting.address(configuration.catalog(), home);
        return AtlasPublication.start(address, catalog, new ExchangeFactsReader(store, requests, grants), clock);
    }
}
