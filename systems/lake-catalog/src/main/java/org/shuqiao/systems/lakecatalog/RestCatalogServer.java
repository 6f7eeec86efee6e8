package org.shuqiao.systems.lakecatalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.SystemProcess;

/** Iceberg REST catalog server in its own process, over a catalog in PostgreSQL. */
public final class RestCatalogServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);

    private final Path folder;
    private final int port;
    private SystemProcess process;

    private RestCatalogServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param database JDBC URL of the PostgreSQL database with the catalog's tables
     * @param warehouse location of the lake, {@code file:///…}
     */
    public static RestCatalogServer start(Path folder, String database, String user, String password,
            String warehouse) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("catalog.properties");
            Files.deleteIfExists(file);
            // it has the database's password
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Properties properties = new Properties();
            properties.putAll(Map.of("type", "jdbc", "uri", database, "jdbc.user", user, "jdbc.password", password,
                    "jdbc.schema-version", "V1", "warehouse", warehouse));
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            RestCatalogServer server = new RestCatalogServer(folder, FreePort.take());
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it anew on its port, after it was killed. */
    public void startAgain() {
        List<String> command = BuiltModule.of(Installation.root(), "systems/lake-catalog-server")
                .command("org.shuqiao.systems.lakecatalog.server.RestCatalogMain").heap("256m")
                .with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .words(Integer.toString(port), folder.resolve("catalog.properties").toString());
        process = SystemProcess.start("lake-catalog", command, folder, Map.of(), folder.resolve("lake-catalog.log"));
        process.await(this::listens, START);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** @return what {@code lake.rest} names */
    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    public SystemProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
