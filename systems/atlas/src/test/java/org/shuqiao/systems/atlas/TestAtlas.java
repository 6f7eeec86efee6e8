package org.shuqiao.systems.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.publish.AtlasPublisher;
import org.shuqiao.catalog.atlas.read.AtlasCatalogue;

/** Shared Atlas server of all test classes. */
final class TestAtlas {

    private static Path folder;
    private static AtlasServer server;

    private TestAtlas() { }

    /** @return the server; it ends with the JVM */
    static synchronized AtlasServer server() {
        if (server == null) {
            try {
                folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/servers").toAbsolutePath()),
                        "shared-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = AtlasServer.start(folder);
        }
        return server;
    }

    /** Starts the server that was killed, on its data and at its address. */
    static synchronized void startAgain() {
        server = AtlasServer.start(folder);
    }

    static AtlasConnection connection(Duration answer) {
        return new AtlasConnection(address(), answer);
    }

    static AtlasAddress address() {
        AtlasServer at = server();
        return new AtlasAddress(URI.create(at.url()), AtlasServer.USER, at.password(), Optional.empty());
    }

    static AtlasCatalogue catalogue(Catalog catalog, AtlasConnection connection) {
        AtlasCircuitBreaker reach = new AtlasCircuitBreaker(Clock.systemUTC());
        return new AtlasCatalogue(connection, new AtlasPublisher(catalog, ExchangeFacts.NONE, connection, reach),
                reach);
    }
}
