package org.shuqiao.systems.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.NetworkSize;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.query.source.hive.HiveEngine;
import org.shuqiao.systems.SystemProcess;
import org.shuqiao.systems.atlas.AtlasServer;
import org.shuqiao.systems.fabric.FabricSystem;
import org.shuqiao.systems.hive.LakeCatalogAccess;
import org.shuqiao.systems.hive.ThriftServer;
import org.shuqiao.systems.lakecatalog.RestCatalogServer;
import org.shuqiao.systems.nifi.NifiServer;
import org.shuqiao.systems.oidc.OidcProvider;
import org.shuqiao.systems.postgres.PostgresServer;
import org.shuqiao.systems.spark.SparkCluster;

/** Starts every real system on its own folder below {@code var/real/systems}. */
final class SystemsLauncher implements AutoCloseable {

    private static final String DATABASE = "shuqiao";
    private static final String STORE_SECRET = "SHUQIAO_STORE_PASSWORD";
    private static final String ATLAS_SECRET = "SHUQIAO_ATLAS_PASSWORD";
    private static final String OIDC_SECRET = "SHUQIAO_OIDC_SECRET";
    private static final int SPARK_WORKERS = 2;

    private final Home home;
    private final Path folder;
    private final int portal;
    private final List<StartedSystem> started = new ArrayList<>();

    /**
     * @param home the platform's own folders, of which the systems share the lake
     * @param portal the port of this machine where the portal will be
     */
    SystemsLauncher(Home home, int portal) {
        this.home = home;
        this.portal = portal;
        this.folder = home.var().resolve("systems");
    }

    List<StartedSystem> start() {
        PostgresServer store = postgres();
        if (FabricSystem.missingPrograms().isEmpty()) {
            fabric();
        } else {
            System.err.println("Hyperledger Fabric 缺少程序 " + FabricSystem.missingPrograms()
                    + "，本次账本用内嵌实现 / is left out, its programs are missing: the embedded ledger is used");
        }
        nifi();
        spark();
        lakeCatalog(store);
        hive(store);
        atlas();
        openId();
        return List.copyOf(started);
    }

    private PostgresServer postgres() {
        try (StepBar bar = StepBar.open("PostgreSQL      ")) {
            PostgresServer server = PostgresServer.start(folder.resolve("postgresql"));
            add(bar, "PostgreSQL", server.url(DATABASE), List.of(server.process().pid()),
                    Map.of("store", Map.of("url", server.url(DATABASE), "user", PostgresServer.USER, "secret",
                            STORE_SECRET)),
                    Map.of(STORE_SECRET, server.password()), server);
            server.database(DATABASE);
            return server;
        }
    }

    private void fabric() {
        try (StepBar bar = StepBar.open("Fabric          ")) {
            List<String> departments = DepartmentFile.read(home.configuration()).stream().map(d -> d.id()).toList();
            FabricSystem network = FabricSystem.start(home.installation(), home.var().resolve("fabric"),
                    NetworkSize.SMALL, departments);
            String peers = String.join(", ", network.plan().organisations().stream()
                    .map(o -> "127.0.0.1:" + o.peerPort()).toList());
            add(bar, "Fabric", peers, network.pids(),
                    Map.of("ledger", Map.of("fabric", network.connectionFile().toString())), Map.of(), network);
        }
    }

    private void nifi() {
        try (StepBar bar = StepBar.open("NiFi            ")) {
            NifiServer server = NifiServer.start(folder.resolve("nifi"), "700m");
            add(bar, "NiFi", server.url() + "/nifi", List.of(server.process().pid()),
                    Map.of("collect", Map.of("nifi", server.url())), Map.of(), server);
        }
    }

    private void spark() {
        try (StepBar bar = StepBar.open("Spark           ")) {
            SparkCluster cluster = SparkCluster.start(folder.resolve("spark"), SPARK_WORKERS, "1g");
            List<Long> pids = Stream.concat(Stream.of(cluster.master()), cluster.workers().stream())
                    .map(SystemProcess::pid).toList();
            add(bar, "Spark", cluster.page(), pids, Map.of("spark", cluster.settings()), Map.of(), cluster);
        }
    }

    private void lakeCatalog(PostgresServer store) {
        try (StepBar bar = StepBar.open("Lake catalog    ")) {
            RestCatalogServer server = RestCatalogServer.start(folder.resolve("lake-catalog"), store.url(DATABASE),
                    PostgresServer.USER, store.password(), home.lake().toUri().toString());
            add(bar, "Lake catalog", server.uri(), List.of(server.process().pid()),
                    Map.of("lake", Map.of("rest", server.uri())), Map.of(), server);
        }
    }

    private void hive(PostgresServer store) {
        try (StepBar bar = StepBar.open("Thrift Server   ")) {
            ThriftServer server = ThriftServer.start(folder.resolve("thrift"),
                    new LakeCatalogAccess(store.url(DATABASE),
                    PostgresServer.USER, store.password(), home.lake().toUri().toString()), "1g");
            try (HiveEngine engine = HiveEngine.of(new HiveAccess(server.url(), "", "", Optional.empty()),
                    home.installation())) {
                engine.probe(); // or the city's first query would wait for what the engine still has to load
            }
            add(bar, "Thrift Server", server.url(), List.of(server.process().pid()),
                    Map.of("lake", Map.of("hive", server.url())), Map.of(), server);
        }
    }

    private void atlas() {
        try (StepBar bar = StepBar.open("Atlas           ")) {
            AtlasServer server = AtlasServer.start(folder.resolve("atlas"));
            add(bar, "Atlas", server.url(), List.of(server.process().pid()),
                    Map.of("catalog", Map.of("atlas", server.url(), "user", AtlasServer.USER, "secret", ATLAS_SECRET)),
                    Map.of(ATLAS_SECRET, server.password()), server);
        }
    }

    private void openId() {
        try (StepBar bar = StepBar.open("OpenID          ")) {
            OidcProvider provider = OidcProvider.start(folder.resolve("oidc"), "http://127.0.0.1:" + portal,
                    ProviderAccounts.of(home));
            add(bar, "OpenID", provider.issuer(), List.of(provider.process().pid()),
                    Map.of("identity", Map.of("oidc", provider.issuer(), "client", OidcProvider.PLATFORM, "secret",
                            OIDC_SECRET)),
                    Map.of(OIDC_SECRET, provider.secret()), provider);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(StepBar bar, String name, String address, List<Long> pids,
            Map<String, Map<String, String>> settings, Map<String, String> secrets, AutoCloseable end) {
        started.add(new StartedSystem(name, address, pids, settings, secrets, end));
        bar.outcome(address);
    }

    /** Ends them, the last one first. */
    @Override
    public void close() {
        for (StartedSystem system : started.reversed()) {
            try {
                system.end().close();
            } catch (Exception e) {
                System.err.println(system.name() + ": " + e);
            }
        }
        started.clear();
    }
}
