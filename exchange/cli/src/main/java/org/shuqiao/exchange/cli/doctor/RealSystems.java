package org.shuqiao.exchange.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.assembly.LakeReading;
import org.shuqiao.exchange.platform.jobs.NifiSettings;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NodeStatus;
import org.shuqiao.ledger.network.Programs;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.query.source.HiveAccess;
import org.shuqiao.query.source.HiveEngine;
import org.shuqiao.standards.source.Secrets;

/** The real systems that the settings name: whether each answers, and what it says of itself. */
final class RealSystems {

    private static final int OLDEST_POSTGRESQL = 15;

    private final Home home;
    private final Configuration settings;

    RealSystems(Home home, Configuration settings) {
        this.home = home;
        this.settings = settings;
    }

    List<Finding> look() {
        return List.of(store(), nifi(), spark(), lakeCatalog(), hive(), atlas(), programs(), ledger(), identity());
    }

    private Finding store() {
        if (settings.store().embedded()) {
            return Finding.unused("PostgreSQL", "the embedded one, in " + home.var().resolve("pg"));
        }
        String place = settings.store().url().replaceFirst("\\?.*", "");
        Properties login = new Properties();
        try {
            login.setProperty("user", settings.store().user());
            login.setProperty("password", Secrets.of(home.secrets()).secret(settings.store().secret()));
            login.setProperty("connectTimeout", Long.toString(Reach.PATIENCE.toSeconds()));
            login.setProperty("socketTimeout", Long.toString(Reach.PATIENCE.toSeconds()));
            try (Connection connection = DriverManager.getConnection(settings.store().url(), login)) {
                String version = connection.getMetaData().getDatabaseProductVersion();
                return connection.getMetaData().getDatabaseMajorVersion() >= OLDEST_POSTGRESQL
                        ? Finding.ok("PostgreSQL", version + " at " + place)
                        : Finding.bad("PostgreSQL", version + " at " + place, "version 15 or later is needed");
            }
        } catch (SQLException e) {
            return Finding.bad("PostgreSQL", place + " does not let us in (SQLSTATE " + e.getSQLState() + ")",
                    "see store.url, store.user and store.secret");
        } catch (CodedException e) {
            return Finding.bad("PostgreSQL", e.getMessage(), "see store.secret");
        }
    }

    private Finding nifi() {
        String url = settings.collect().nifi();
        if (url.isBlank()) {
            return Finding.unused("NiFi", "the embedded runner collects");
        }
        try (NifiClient nifi = new NifiClient(NifiSettings.access(settings.collect(), home), Reach.PATIENCE)) {
            return Finding.ok("NiFi", nifi.get("/flow/about").at("/about/version").asText() + " at " + url);
        } catch (CodedException e) {
            return Finding.bad("NiFi", e.getMessage(), "see collect.nifi");
        }
    }

    private Finding spark() {
        String master = settings.spark().getOrDefault("spark.master", "local[*]");
        if (!master.startsWith("spark://")) {
            return Finding.unused("Spark", master);
        }
        return Reach.tcp(Reach.host(master), Reach.port(master).orElse(7077)) ? Finding.ok("Spark", master)
                : Finding.bad("Spark", master + " does not answer", "start the master, or see spark.master");
    }

    private Finding lakeCatalog() {
        String url = settings.lake().rest();
        return url.isBlank() ? Finding.unused("Lake catalog", "the platform's own store knows the lake's tables")
                : web("Lake catalog", url.replaceAll("/+$", "") + "/v1/config", Map.of(), Optional.empty(), "/defaults", "lake.rest");
    }

    private Finding hive() {
        String url = settings.lake().hive();
        if (url.isBlank()) {
            return Finding.unused("Hive JDBC", "DuckDB in the server reads the lake");
        }
        String place = HiveAccess.place(url);
        if (!Reach.tcp(Reach.host(url), Reach.port(url).orElse(10_000))) {
            return Finding.bad("Hive JDBC", place + " does not answer", "start the engine, or see lake.hive");
        }
        try (HiveEngine engine = LakeReading.hive(settings.lake(), home)) { // has its own patience, for it may just have started
            return Finding.ok("Hive JDBC", "Spark " + engine.greet() + " at " + place);
        } catch (CodedException e) {
            return Finding.bad("Hive JDBC", e.getMessage(), "see lake.hive and the account beside it");
        }
    }

    private Finding atlas() {
        Configuration.Catalogue catalog = settings.catalog();
        if (catalog.atlas().isBlank()) {
            return Finding.unused("Atlas", "the platform's own store is the catalogue");
        }
        try {
            String login = catalog.user() + ":" + Secrets.of(home.secrets()).secret(catalog.secret());
            return web("Atlas", catalog.atlas().replaceAll("/+$", "") + "/api/atlas/admin/version", Map.of("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))), trust(catalog.trust()), "/Version", "catalog.atlas");
        } catch (CodedException e) {
            return Finding.bad("Atlas", e.getMessage(), "see catalog.secret");
        }
    }

    private static Finding programs() {
        List<String> missing = Programs.missing(System.getenv());
        return missing.isEmpty() ? Finding.ok("Fabric programs", Programs.find(System.getenv(), warning -> { }).version())
                : Finding.unused("Fabric programs", "missing: " + String.join(", ", missing)
                        + " (needed only to bring a network up here: docs/operations.md)");
    }

    private Finding ledger() {
        String file = settings.ledger().fabric();
        if (file.isBlank()) {
            return Finding.unused("Fabric", "the contract runs in the server");
        }
        Path connection = home.installation().resolve(file);
        if (!Files.exists(connection)) {
            return Finding.bad("Fabric", connection + " is not there", "./shuqiao fabric up, or see ledger.fabric");
        }
        List<NodeStatus> nodes = FabricNetwork.in(home.installation(), connection.getParent()).status(System.getenv());
        List<String> silent = nodes.stream().filter(node -> node.state() != NodeStatus.State.RUNNING).map(NodeStatus::name).toList();
        if (nodes.isEmpty()) {
            return Finding.ok("Fabric", "a network that is run elsewhere: " + connection);
        }
        return silent.isEmpty() ? Finding.ok("Fabric", nodes.size() + " nodes answer: " + connection)
                : Finding.bad("Fabric", "no answer from " + String.join(", ", silent), "./shuqiao fabric up");
    }

    private Finding identity() {
        String issuer = settings.identity().oidc();
        return issuer.isBlank() ? Finding.unused("OpenID", "local accounts alone")
                : web("OpenID", issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration", Map.of(), Optional.empty(), "/issuer",
                        "identity.oidc");
    }

    private Optional<Path> trust(String file) {
        return file.isBlank() ? Optional.empty() : Optional.of(home.installation().resolve(file));
    }

    /** @param said where in the answer the system says what it is */
    private static Finding web(String part, String url, Map<String, String> headers, Optional<Path> trust, String said,
            String key) {
        String place = url.replaceFirst("(//[^/]+).*", "$1");
        try {
            Reach.Answer answer = Reach.http(url, headers, trust);
            if ((answer.status() == 401 || answer.status() == 403) && !headers.isEmpty()) {
                return Finding.bad(part, place + " refuses the account", "see the account beside " + key);
            }
            if (answer.status() == 401 || answer.status() == 403) {
                return Finding.warn(part, place + " answers and asks for a log-in", "see the account beside " + key);
            }
            if (answer.status() != 200) {
                return Finding.bad(part, place + " answers " + answer.status(), "see " + key);
            }
            String version = Json.PLAIN.readTree(answer.body()).at(said).asText();
            return Finding.ok(part, version.isEmpty() || version.equals(place) ? place : version + " at " + place);
        } catch (SSLHandshakeException e) {
            return Finding.bad(part, place + " has a certificate that is not trusted", "see the authorities beside " + key);
        } catch (IOException | IllegalArgumentException e) {
            return Finding.bad(part, place + " does not answer", "start it, or see " + key);
        } catch (CodedException e) {
            return Finding.bad(part, e.getMessage(), "see " + key);
        }
    }
}
