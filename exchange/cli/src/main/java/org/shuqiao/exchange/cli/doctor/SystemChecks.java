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
import org.shuqiao.exchange.platform.assembly.LakeFactory;
import org.shuqiao.exchange.platform.jobs.NifiSettings;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.FabricBinaries;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NodeStatus;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.query.source.hive.HiveEngine;
import org.shuqiao.standards.source.SecretResolver;

/** Health checks of the outside systems that the settings name. */
final class SystemChecks {

    private static final int OLDEST_POSTGRESQL = 15;

    private final Home home;
    private final Configuration settings;

    SystemChecks(Home home, Configuration settings) {
        this.home = home;
        this.settings = settings;
    }

    List<HealthCheckResult> look() {
        return List.of(store(), nifi(), spark(), lakeCatalog(), hive(), atlas(), programs(), ledger(), identity());
    }

    private HealthCheckResult store() {
        if (settings.store().embedded()) {
            return HealthCheckResult.unused("PostgreSQL", "the embedded one, in " + home.var().resolve("pg"));
        }
        String place = settings.store().url().replaceFirst("\\?.*", "");
        Properties login = new Properties();
        try {
            login.setProperty("user", settings.store().user());
            login.setProperty("password", SecretResolver.of(home.secrets()).secret(settings.store().secret()));
            login.setProperty("connectTimeout", Long.toString(ReachabilityProbe.PATIENCE.toSeconds()));
            login.setProperty("socketTimeout", Long.toString(ReachabilityProbe.PATIENCE.toSeconds()));
            try (Connection connection = DriverManager.getConnection(settings.store().url(), login)) {
                String version = connection.getMetaData().getDatabaseProductVersion();
                return connection.getMetaData().getDatabaseMajorVersion() >= OLDEST_POSTGRESQL
                        ? HealthCheckResult.ok("PostgreSQL", version + " at " + place)
                        : HealthCheckResult.bad("PostgreSQL", version + " at " + place,
                                "version 15 or later is needed");
            }
        } catch (SQLException e) {
            return HealthCheckResult.bad("PostgreSQL", place + " does not let us in (SQLSTATE " + e.getSQLState() + ")",
                    "see store.url, store.user and store.secret");
        } catch (CodedException e) {
            return HealthCheckResult.bad("PostgreSQL", e.getMessage(), "see store.secret");
        }
    }

    private HealthCheckResult nifi() {
        String url = settings.collect().nifi();
        if (url.isBlank()) {
            return HealthCheckResult.unused("NiFi", "the embedded runner collects");
        }
        try (NifiClient nifi = new NifiClient(NifiSettings.access(settings.collect(), home),
                ReachabilityProbe.PATIENCE)) {
            return HealthCheckResult.ok("NiFi", nifi.get("/flow/about").at("/about/version").asText() + " at " + url);
        } catch (CodedException e) {
            return HealthCheckResult.bad("NiFi", e.getMessage(), "see collect.nifi");
        }
    }

    private HealthCheckResult spark() {
        String master = settings.spark().getOrDefault("spark.master", "local[*]");
        if (!master.startsWith("spark://")) {
            return HealthCheckResult.unused("Spark", master);
        }
        return ReachabilityProbe.tcp(ReachabilityProbe.host(master), ReachabilityProbe.port(master).orElse(7077))
                ? HealthCheckResult.ok("Spark", master)
                : HealthCheckResult.bad("Spark", master + " does not answer", "start the master, or see spark.master");
    }

    private HealthCheckResult lakeCatalog() {
        String url = settings.lake().rest();
        return url.isBlank() ? HealthCheckResult.unused("Lake catalog",
                "the platform's own store knows the lake's tables")
                : web("Lake catalog", url.replaceAll("/+$", "") + "/v1/config", Map.of(), Optional.empty(), "/defaults",
                        "lake.rest");
    }

    private HealthCheckResult hive() {
        String url = settings.lake().hive();
        if (url.isBlank()) {
            return HealthCheckResult.unused("Hive JDBC", "DuckDB in the server reads the lake");
        }
        String place = HiveAccess.endpoint(url);
        if (!ReachabilityProbe.tcp(ReachabilityProbe.host(url), ReachabilityProbe.port(url).orElse(10_000))) {
            return HealthCheckResult.bad("Hive JDBC", place + " does not answer", "start the engine, or see lake.hive");
        }
        // has its own patience, for it may just have started
        try (HiveEngine engine = LakeFactory.hive(settings.lake(), home)) {
            return HealthCheckResult.ok("Hive JDBC", "Spark " + engine.probe() + " at " + place);
        } catch (CodedException e) {
            return HealthCheckResult.bad("Hive JDBC", e.getMessage(), "see lake.hive and the account beside it");
        }
    }

    private HealthCheckResult atlas() {
        Configuration.Catalogue catalog = settings.catalog();
        if (catalog.atlas().isBlank()) {
            return HealthCheckResult.unused("Atlas", "the platform's own store is the catalogue");
        }
        try {
            String login = catalog.user() + ":" + SecretResolver.of(home.secrets()).secret(catalog.secret());
            return web("Atlas", catalog.atlas().replaceAll("/+$", "") + "/api/atlas/admin/version",
                    Map.of("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))),
                            trust(catalog.trust()), "/Version", "catalog.atlas");
        } catch (CodedException e) {
            return HealthCheckResult.bad("Atlas", e.getMessage(), "see catalog.secret");
        }
    }

    private static HealthCheckResult programs() {
        List<String> missing = FabricBinaries.missing(System.getenv());
        return missing.isEmpty() ? HealthCheckResult.ok("Fabric programs",
                FabricBinaries.find(System.getenv(), warning -> { }).version())
                : HealthCheckResult.unused("Fabric programs", "missing: " + String.join(", ", missing)
                        + " (needed only to bring a network up here: docs/operations.md)");
    }

    private HealthCheckResult ledger() {
        String file = settings.ledger().fabric();
        if (file.isBlank()) {
            return HealthCheckResult.unused("Fabric", "the contract runs in the server");
        }
        Path connection = home.installation().resolve(file);
        if (!Files.exists(connection)) {
            return HealthCheckResult.bad("Fabric", connection + " is not there",
                    "./shuqiao fabric up, or see ledger.fabric");
        }
        List<NodeStatus> nodes = FabricNetwork.in(home.installation(), connection.getParent()).status(System.getenv());
        List<String> silent = nodes.stream().filter(node -> node.state() != NodeStatus.State.RUNNING)
                .map(NodeStatus::name).toList();
        if (nodes.isEmpty()) {
            return HealthCheckResult.ok("Fabric", "a network that is run elsewhere: " + connection);
        }
        return silent.isEmpty() ? HealthCheckResult.ok("Fabric", nodes.size() + " nodes answer: " + connection)
                : HealthCheckResult.bad("Fabric", "no answer from " + String.join(", ", silent), "./shuqiao fabric up");
    }

    private HealthCheckResult identity() {
        String issuer = settings.identity().oidc();
        return issuer.isBlank() ? HealthCheckResult.unused("OpenID", "local accounts alone")
                : web("OpenID", issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration", Map.of(),
                        Optional.empty(), "/issuer", "identity.oidc");
    }

    private Optional<Path> trust(String file) {
        return file.isBlank() ? Optional.empty() : Optional.of(home.installation().resolve(file));
    }

    /** @param said where in the answer the system says what it is */
    private static HealthCheckResult web(String part, String url, Map<String, String> headers, Optional<Path> trust,
            String said, String key) {
        String place = url.replaceFirst("(//[^/]+).*", "$1");
        try {
            ReachabilityProbe.Answer answer = ReachabilityProbe.http(url, headers, trust);
            if ((answer.status() == 401 || answer.status() == 403) && !headers.isEmpty()) {
                return HealthCheckResult.bad(part, place + " refuses the account", "see the account beside " + key);
            }
            if (answer.status() == 401 || answer.status() == 403) {
                return HealthCheckResult.warn(part, place + " answers and asks for a log-in",
                        "see the account beside " + key);
            }
            if (answer.status() != 200) {
                return HealthCheckResult.bad(part, place + " answers " + answer.status(), "see " + key);
            }
            String version = Json.PLAIN.readTree(answer.body()).at(said).asText();
            return HealthCheckResult.ok(part, version.isEmpty() || version.equals(place) ? place : version + " at "
                    + place);
        } catch (SSLHandshakeException e) {
            return HealthCheckResult.bad(part, place + " has a certificate that is not trusted",
                    "see the authorities beside " + key);
        } catch (IOException | IllegalArgumentException e) {
            return HealthCheckResult.bad(part, place + " does not answer", "start it, or see " + key);
        } catch (CodedException e) {
            return HealthCheckResult.bad(part, e.getMessage(), "see " + key);
        }
    }
}
