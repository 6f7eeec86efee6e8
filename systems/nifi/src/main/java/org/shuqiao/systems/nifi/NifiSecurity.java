package org.shuqiao.systems.nifi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.systems.SavedSettings;
import org.shuqiao.systems.ServerCertificate;

/**
 * Security of a NiFi server: open, or TLS with log-in.
 *
 * @param adminPassword of {@link #ADMIN}; empty, like the other, where there is no log-in
 * @param password of {@link #USER}
 */
public record NifiSecurity(Optional<ServerCertificate> certificate, String adminPassword, String password) {

    /** Who may say what others may do. */
    public static final String ADMIN = "admin";
    /** Who may log in, and nothing else until the other allows it. */
    public static final String USER = "shuqiao";

    static NifiSecurity open() {
        return new NifiSecurity(Optional.empty(), "", "");
    }

    /** @param folder of the server: certificate and passwords stay the same over its starts */
    static NifiSecurity guarded(Path folder) throws IOException {
        return new NifiSecurity(Optional.of(ServerCertificate.make(folder.resolve("tls"))),
                SavedSettings.secret(folder, "admin-password"), SavedSettings.secret(folder, "password"));
    }

    String scheme() {
        return certificate.isPresent() ? "https" : "http";
    }

    /** @return which of the properties it is made of */
    String properties() {
        return certificate.isPresent() ? "guarded.properties" : "open.properties";
    }

    /** @return what stands for what in the configuration files */
    Map<String, String> words() {
        return certificate.map(made -> Map.of("@admin@", ADMIN, "@admin-password@", adminPassword,
                "@user@", USER, "@password@", password, "@storepass@", made.password(),
                "@keystore@", made.keyStore().toString(), "@truststore@", made.trustStore().toString()))
                        .orElse(Map.of());
    }
}
