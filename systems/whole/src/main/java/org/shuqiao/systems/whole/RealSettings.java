package org.shuqiao.systems.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.platform.settings.Home;

/** Writes the platform's settings for the started systems. */
final class RealSettings {

    private final Home home;

    RealSettings(Home home) {
        this.home = home;
    }

    /** @return the settings file that {@code SHUQIAO_CONF} names, its departments beside it */
    static Path file(Home home) {
        return home.var().resolve("conf/shuqiao.yaml");
    }

    /** Puts the city's departments where the settings will be, so that the systems can be told of them. */
    void departments() throws IOException {
        Files.createDirectories(file(home).getParent());
        Files.copy(home.installation().resolve("conf/departments.yaml"), file(home).resolveSibling("departments.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    void write(List<StartedSystem> systems, PortalPorts ports) throws IOException {
        Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
        settings.put("server", Map.of("port", ports.portal(), "jdbc-port", ports.jdbc()));
        // the made-up city's sources are on this machine
        settings.put("reach", Map.of("variables", List.of("YUNZHOU_DB", "YUNZHOU_HTTP", "YUNZHOU_DROP",
                        "YUNZHOU_DEVICES"),
                "folders", List.of("${YUNZHOU_DROP}"), "hosts", Map.of("*", List.of("127.0.0.1"))));
        for (StartedSystem system : systems) {
            system.settings().forEach((section, keys) -> settings.computeIfAbsent(section,
                    any -> new LinkedHashMap<>()).putAll(keys));
        }
        Yaml.MAPPER.writeValue(file(home).toFile(), settings);
        Files.createDirectories(home.secrets());
        for (StartedSystem system : systems) {
            for (Map.Entry<String, String> secret : system.secrets().entrySet()) {
                secret(home.secrets().resolve(secret.getKey()), secret.getValue());
            }
        }
    }

    private static void secret(Path file, String value) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value);
    }

    /** @return the list that the demo's closing table shows */
    Path list(List<StartedSystem> systems) throws IOException {
        Path file = home.var().resolve("systems.json");
        Json.PLAIN.writeValue(file.toFile(), systems.stream()
                .map(system -> Map.of("name", system.name(), "address", system.address(), "pids", system.pids()))
                .toList());
        return file;
    }
}
