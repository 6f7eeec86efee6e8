package org.shuqiao.exchange.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.exchange.web.server.ShuqiaoServer;

/** A stopped town's installation, state folder and database in another place, started by somebody who has them all. */
final class CopiedTown implements AutoCloseable {

    private final Home home;
    private final ShuqiaoServer server;

    private CopiedTown(Home home) {
        this.home = home;
        this.server = ShuqiaoServer.start(home, 0, null, SystemClock.beijing(),
                TestInstallation.PASSWORDS);
    }

    static CopiedTown of(Home original, Path place) throws IOException {
        try (Stream<Path> all = Files.walk(original.installation())) {
            for (Path each : all.sorted().toList()) {
                Files.copy(each, place.resolve(original.installation().relativize(each)),
                        StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        Home home = new Home(place, place.resolve("var"));
        Files.deleteIfExists(home.var().resolve("place")); // or the copy is refused: it names where it was made
        return new CopiedTown(home);
    }

    /** Starts a server on a state folder that is in its place. */
    static CopiedTown started(Home home) {
        return new CopiedTown(home);
    }

    Home home() {
        return home;
    }

    /** Runs a command for an account, whose password the attacker has. */
    Terminal as(String login, String... words) {
        return Terminal.run(Stream.concat(Stream.of(words),
                Stream.of("--server", server.url().toString(), "--as", login)).toArray(String[]::new));
    }

    Terminal query(String purpose) {
        return as("chengyun-user", "query", "select name from jiaotong.road order by name", "--purpose", purpose);
    }

    /** @return kind and place of each finding of an audit here */
    List<String> audited() {
        List<String> found = new ArrayList<>();
        JsonNode report = City.json(as("auditor", "audit", "--json"));
        report.path("findings").forEach(finding -> found.add(finding.path("kind").asText() + " "
                + finding.path("place").asText()));
        return found;
    }

    PGSimpleDataSource store() throws IOException {
        JsonNode address = Json.PLAIN.readTree(home.var().resolve("run/store.json").toFile());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.path("url").asText());
        source.setUser(address.path("user").asText());
        source.setPassword(Files.readString(home.secrets().resolve("store-password")).strip());
        return source;
    }

    /** Writes past the application, with its triggers asleep. */
    void sql(String... statements) throws IOException, SQLException {
        try (Connection connection = store().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    String text(String query) throws IOException, SQLException {
        try (Connection connection = store().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
