package org.shuqiao.exchange.platform.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SecretFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embedded PostgreSQL server on a data folder of the platform. A server that a killed process left behind is stopped in
 * order before the folder is taken over. Connections from this machine need the password, too.
 */
final class EmbeddedStore implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final String USER = "postgres";
    private static final String ACCESS = "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n";

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedStore(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static EmbeddedStore start(Home home) {
        StoreBinaries.require(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path data = home.var().resolve("pg");
        try {
            StorePrograms programs = StorePrograms.in(home.var().resolve("work/pg"));
            stopLeftOver(home, data);
            String password = SecretFile.randomUnlessThere(home.secrets().resolve("store-password"));
            boolean guarded = guarded(data);
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data.toFile())
                    .setOverrideWorkingDirectory(programs.folder().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false) // the platform closes it, after everything that needs it
                    .setLocaleConfig("locale", "C") // PostgreSQL's own C.UTF-8 orders and folds: macOS has none
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("fsync", "on") // the library starts it without
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("log_statement", "none")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setPGStartupWait(Duration.ofSeconds(60));
            if (guarded) {
                builder.setConnectConfig("password", password);
            }
            EmbeddedPostgres postgres;
            try {
                postgres = builder.start();
            } finally {
                programs.close();
            }
            if (!guarded) {
                requirePassword(postgres, data, password);
            }
            return new EmbeddedStore(postgres, password);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL did not start on " + data, e);
        }
    }

    PlatformStore.Address address() {
        return new PlatformStore.Address("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", USER,
                password);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** A first start that was killed half-way may have left a folder that lets everybody in. */
    private static boolean guarded(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        return Files.exists(rules) && Files.readString(rules).equals(ACCESS);
    }

    private static void requirePassword(EmbeddedPostgres postgres, Path data, String password)
            throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user " + USER + " password '" + password + "'");
            AtomicFile.replace(data.resolve("pg_hba.conf"), ACCESS);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void stopLeftOver(Home home, Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        // another folder's server, not ours
        if (!Path.of(lines.get(1).strip()).toRealPath().equals(data.toRealPath())) {
            throw new CodedException(ConfigurationCode.STATE_ELSEWHERE, home.var(), lines.get(1).strip());
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        var left = ProcessHandle.of(pid).filter(p -> p.info().command().orElse("").contains("postgres"));
        if (left.isEmpty()) {
            return;
        }
        LOG.warn("stopping PostgreSQL process {} that an earlier run left on {}", pid, data);
        left.get().destroy();
        try {
            left.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL process " + pid + " does not stop", e);
        }
    }
}
