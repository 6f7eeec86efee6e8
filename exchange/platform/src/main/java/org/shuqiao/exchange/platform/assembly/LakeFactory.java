package org.shuqiao.exchange.platform.assembly;

import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.duckdb.DuckEngine;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.query.source.hive.HiveEngine;
import org.shuqiao.standards.source.SecretResolver;

/** Creates the lake's catalog and query engine from the settings. */
public final class LakeFactory {

    private LakeFactory() { }

    static LakeCatalog catalog(Configuration.Lake settings, Home home, PlatformStore.Address store) {
        if (settings.rest().isBlank()) {
            return new LakeCatalog.Store(store.url(), store.user(), store.password(), home.lake().toUri().toString());
        }
        return new LakeCatalog.Rest(settings.rest(), settings.restWarehouse(), secret(settings.restSecret(), home));
    }

    static LakeEngine engine(Configuration.Lake settings, Home home) {
        if (settings.hive().isBlank()) {
            return new DuckEngine(EngineSettings.standard());
        }
        return hive(settings, home);
    }

    /** @return the engine of the cluster that the settings name */
    public static HiveEngine hive(Configuration.Lake settings, Home home) {
        Optional<Path> keytab = settings.keytab().isBlank() ? Optional.empty()
                : Optional.of(home.installation().resolve(settings.keytab()));
        return HiveEngine.of(new HiveAccess(settings.hive(), settings.user(), secret(settings.secret(), home), keytab),
                home.installation());
    }

    /** What trusts its network, or Kerberos, takes no secret. */
    private static String secret(String name, Home home) {
        return name.isBlank() ? "" : SecretResolver.of(home.secrets()).secret(name);
    }
}
