package org.shuqiao.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.server.ShuqiaoServer;

/** A running server over a generated catalogue; a store of the same size is used again. */
public final class FilledServer implements AutoCloseable {

    private final Home home;
    private final ShuqiaoServer server;

    private FilledServer(Home home, ShuqiaoServer server) {
        this.home = home;
        this.server = server;
    }

    /** @param folder in which each size has its own */
    public static FilledServer start(Home installation, Path folder, int entries) throws Exception {
        Home home = prepared(installation, folder.resolve("entries-" + entries));
        FilledServer filled = new FilledServer(home, ShuqiaoServer.start(home, 0, 0));
        PGSimpleDataSource store = filled.store();
        if (!FilledStore.holds(store, entries)) {
            FilledStore.fill(store, entries, new GeneratedEntries(filled.departments(),
                    SystemClock.beijing().instant()));
        }
        return filled;
    }

    public URI url() {
        return server.url();
    }

    public List<Department> departments() throws IOException {
        return DepartmentFile.read(home.configuration());
    }

    /** @return the header that one of the two administrators calls with */
    public String administrator(String login) throws IOException {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password(login))
                .getBytes(StandardCharsets.UTF_8));
    }

    public String password(String administrator) throws IOException {
        return Files.readString(home.secrets().resolve("account-" + administrator)).strip();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Home prepared(Home installation, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("sources/gongan"));
        Files.writeString(folder.resolve("conf/shuqiao.yaml"), "server: {port: 0, jdbc-port: 0}\n"
                + "reach: {hosts: {'*': [127.0.0.1]}, variables: [YUNZHOU_DB]}\n");
        for (String file : List.of("conf/departments.yaml", "conf/search-words.yaml", "sources/gongan/rk.yaml")) {
            Files.writeString(folder.resolve(file), Files.readString(installation.installation().resolve(file)));
        }
        return new Home(folder, folder.resolve("var"));
    }

    public PGSimpleDataSource store() throws IOException {
        JsonNode address = Json.PLAIN.readTree(home.var().resolve("run/store.json").toFile());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.get("url").asText());
        source.setUser(address.get("user").asText());
        source.setPassword(Files.readString(home.secrets().resolve("store-password")).strip());
        return source;
    }
}
