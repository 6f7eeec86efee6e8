package org.shuqiao.exchange.platform.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.standards.source.Secrets;

/** Tells the collecting worker of the NiFi server that the settings name, its password apart. */
public final class NifiSettings {

    private static final String PASSWORD = "SHUQIAO_NIFI_PASSWORD";

    private NifiSettings() {
    }

    /** Adds the server to a job; nothing where the worker collects by itself. */
    public static void tell(ObjectNode job, Configuration.Collect settings, Home home) {
        if (!settings.nifi().isBlank()) {
            job.putObject("nifi").put("url", settings.nifi()).put("user", settings.user())
                    .put("trust", settings.trust().isBlank() ? "" : home.installation().resolve(settings.trust()).toString());
        }
    }

    /** @return how to reach the server that the settings name */
    public static NifiAccess access(Configuration.Collect settings, Home home) {
        boolean login = !settings.user().isBlank();
        return new NifiAccess(settings.nifi().replaceAll("/+$", "").replaceAll("/nifi$", ""),
                login ? Optional.of(settings.user()) : Optional.empty(),
                login ? Secrets.of(home.secrets()).secret(settings.secret()) : "",
                settings.trust().isBlank() ? Optional.empty() : Optional.of(home.installation().resolve(settings.trust())));
    }

    /** @return what the worker's environment has to hold */
    public static Map<String, String> secrets(Configuration.Collect settings, Home home) {
        return settings.nifi().isBlank() || settings.user().isBlank() ? Map.of()
                : Map.of(PASSWORD, Secrets.of(home.secrets()).secret(settings.secret()));
    }
}
