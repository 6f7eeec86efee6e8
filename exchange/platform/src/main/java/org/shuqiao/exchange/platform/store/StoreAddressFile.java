package org.shuqiao.exchange.platform.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.Home;

/** File {@code var/run/store.json} with the address of the running embedded store, without its password. */
final class StoreAddressFile {

    private StoreAddressFile() { }

    static void announce(Home home, PlatformStore.Address address) {
        try {
            AtomicFile.replace(file(home), Json.PLAIN.createObjectNode().put("url", address.url())
                    .put("user", address.user()).put("var", home.var().toString()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the embedded store of the platform that runs on this state folder */
    static PlatformStore.Address read(Home home) {
        try {
            JsonNode found = Json.PLAIN.readTree(file(home).toFile());
            if (!found.path("var").asText().equals(home.var().toString())) { // copied from another folder
                throw new CodedException(ConfigurationCode.STATE_ELSEWHERE, home.var(), found.path("var").asText());
            }
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
