package org.shuqiao.exchange.platform.assembly;

import javax.sql.DataSource;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.VarLock;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Declares what stands first: the lock of the state folder and the PostgreSQL. */
@Beans
class StoreBeans {

    @Bean
    ShutdownHook shutdownHook(ConfigurableApplicationContext context) {
        return ShutdownHook.closing(context);
    }

    @Bean
    @DependsOn("shutdownHook")
    VarLock varLock(Home home) {
        return VarLock.acquire(home);
    }

    @Bean
    @DependsOn("varLock")
    PlatformStore platformStore(Home home, Configuration configuration) {
        return PlatformStore.open(home, configuration.store(), configuration.lake().rest().isBlank());
    }

    @Bean
    PlatformStore.Address storeAddress(PlatformStore store) {
        return store.address();
    }

    /** Closed by the store, with the server that may stand behind it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(PlatformStore store) {
        return store.dataSource();
    }
}
