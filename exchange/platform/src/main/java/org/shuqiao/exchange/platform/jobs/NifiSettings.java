package org.shuqiao.exchange.platform.jobs;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.worker.NifiServer;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.standards.source.SecretResolver;

/** Passes the NiFi server's address and credentials to the collecting worker. */
public final class NifiSettings {

    private NifiSettings() { }

    /** @return the server as a job names it; empty where the worker collects by itself */
    static Optional<NifiServer> server(Configuration.Collect settings, Home home) {
        return settings.nifi().isBlank() ? Optional.empty()
                : Optional.of(new NifiServer(settings.nifi(), Optional.of(settings.user()),
                        trust(settings, home).map(Path::toString)));
    }

    /** @return how to reach the server that the settings name */
    public static NifiAccess access(Configuration.Collect settings, Home home) {
        boolean login = !settings.user().isBlank();
        return NifiAccess.of(settings.nifi(),
                login ? Optional.of(settings.user()) : Optional.empty(),
                login ? SecretResolver.of(home.secrets()).secret(settings.secret()) : "",
                trust(settings, home));
    }

    private static Optional<Path> trust(Configuration.Collect settings, Home home) {
        return settings.trust().isBlank() ? Optional.empty()
                : Optional.of(home.installation().resolve(settings.trust()));
    }

    /** @return what the worker's environment has to hold */
    public static Map<String, String> secrets(Configuration.Collect settings, Home home) {
        return settings.nifi().isBlank() || settings.user().isBlank() ? Map.of()
                : Map.of(WorkerEnvironment.NIFI_PASSWORD, SecretResolver.of(home.secrets()).secret(settings.secret()));
    }
}
