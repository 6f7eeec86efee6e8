package org.shuqiao.exchange.platform.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.shuqiao.exchange.platform.settings.Home;

/** Says in {@code var/run/store.json} where the store of a running platform is; the password stays in the secrets. */
final class RunningStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunningStore() {
    }

    static void announce(Home home, PlatformStore.Address address) {
        Path file = file(home);
        Path next = file.resolveSibling("store.json.next");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(next, JSON.createObjectNode().put("url", address.url()).put("user", address.user())
                    .toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the embedded store of the platform that runs on this state folder */
    static PlatformStore.Address read(Home home) {
        try {
            JsonNode found = JSON.readTree(file(home).toFile());
            return new PlatformStore.Address(found.path("url").asText(), found.path("user").asText(),
                    Files.readString(home.secrets().resolve("store-password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Home home) {
        return home.var().resolve("run/store.json");
    }
}
