package org.shuqiao.exchange.boot;

import java.nio.file.Path;
import org.shuqiao.exchange.configuration.Configuration;
import org.shuqiao.exchange.configuration.Home;
import org.shuqiao.query.EngineSettings;
import org.shuqiao.query.source.DuckEngine;
import org.shuqiao.query.source.HiveAccess;
import org.shuqiao.query.source.HiveEngine;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.standards.source.Secrets;

/** Which engine reads the lake, as the settings say. */
final class LakeReading {

    private LakeReading() {
    }

    static LakeEngine by(Configuration.Lake settings, Home home) {
        if (settings.hive().isBlank()) {
            return new DuckEngine(EngineSettings.standard());
        }
        Path driver = home.installation().resolve("query/target/hive/hive-jdbc.jar");
        return HiveEngine.of(new HiveAccess(settings.hive(), settings.user(), password(settings, home), driver));
    }

    /** An engine that trusts its network, or Kerberos, takes no password; the driver wants some text. */
    private static String password(Configuration.Lake settings, Home home) {
        return settings.secret().isBlank() ? "" : Secrets.of(home.secrets()).secret(settings.secret());
    }
}
