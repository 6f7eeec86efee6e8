package org.shuqiao.exchange.platform.testkit;

import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;

/** Opens the store of a platform that runs, from beside it. */
public final class RunningStore {

    private RunningStore() { }

    public static PGSimpleDataSource of(Home home) {
        PlatformStore.Address address = PlatformStore.running(home, ConfigurationFile.read(home.configuration())
                .store());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }
}
