package org.shuqiao.city.serve;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.shuqiao.city.carry.AtomicFiles;

/** Embedded PostgreSQL server with one database and one read-only account per department. */
public final class DatabaseServer implements AutoCloseable {
    private static final String ACCESS = """
            # every connection comes over the loopback interface with a password
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final EmbeddedPostgres server;

    private DatabaseServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server on its port, making it first if there is none. */
    public static DatabaseServer start(Layout layout, Ports ports) {
        try {
            stopLeftOver(layout.database());
            if (!Ports.isFree(ports.database())) {
                throw cannotStart(ports, null);
            }
            Path made = layout.state().resolve("database.made");
            if (!Files.exists(made)) {
                Layout.clear(layout.database());
            }
            Files.createDirectories(layout.programs());
            String password = administrator(layout);
            var server = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(DatabaseServer::programs)
                    .setPort(ports.database())
                    .setDataDirectory(layout.database())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(layout.programs().toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("timezone", "Asia/Shanghai")
                    .setServerConfig("max_connections", "80")
                    .setServerConfig("shared_buffers", "64MB")
                    .setLocaleConfig("locale", "C") // PostgreSQL's own C.UTF-8 orders and folds: macOS has none
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF-8")
                    .start();
            secure(layout, server, password);
            AtomicFiles.write(made, "");
            return new DatabaseServer(server);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw cannotStart(ports, e);
        }
    }

    /** PostgreSQL's own as the build took them along, for the machine it ran on. */
    static InputStream programs(String system, String processor) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor);
        } catch (IllegalStateException none) {
            String machine = system + " " + processor;
            throw new CityException("SQ-CTY-0010", "没有适用于本机（" + machine + "）的 PostgreSQL；演示城市可在 x86-64 和 arm64 的 "
                    + "Linux 与 macOS 上运行",
                    "there is no PostgreSQL for this machine (" + machine
                            + "); the demo city runs on Linux and macOS, on x86-64 and arm64", none);
        }
    }

    private static CityException cannotStart(Ports ports, Exception cause) {
        return new CityException("SQ-CTY-0002", "演示城市的数据库无法启动；请检查端口 " + ports.database() + " 是否被占用",
                "the demo city's database cannot start; see whether port " + ports.database() + " is taken", cause);
    }

    private static String administrator(Layout layout) {
        return new CitySecrets(layout.state()).getOrCreate("administrator");
    }

    private static void secure(Layout layout, EmbeddedPostgres server, String password) throws SQLException,
            IOException {
        Path access = layout.database().resolve("pg_hba.conf");
        if (Files.readString(access).equals(ACCESS)) {
            return;
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(access, ACCESS);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** A server that outlived its killed parent is stopped, so that its folder and port are free again. */
    private static void stopLeftOver(Path data) throws IOException {
        Path mark = data.resolve("postmaster.pid");
        if (!Files.exists(mark)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(mark).getFirst().strip());
        var left = ProcessHandle.of(pid).filter(process -> process.info().commandLine().orElse("")
                .contains(data.toString()));
        if (left.isEmpty()) {
            return;
        }
        left.get().destroy();
        try {
            left.get().onExit().get(5, TimeUnit.SECONDS);
        } catch (TimeoutException stillServing) {
            left.get().destroyForcibly();
            left.get().onExit().join();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Makes sure that each department has its database and its account. */
    public void prepare(Collection<String> departments, CitySecrets secrets) {
        for (String department : departments) {
            String password = secrets.getOrCreate("YUNZHOU_" + department.toUpperCase(Locale.ROOT) + "_PASSWORD");
            String reader = department + "_reader";
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                try (var found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + reader + "'")) {
                    if (!found.next()) {
                        statement.execute("CREATE ROLE " + reader + " LOGIN");
                    }
                }
                statement.execute("ALTER ROLE " + reader + " PASSWORD '" + password + "'");
                try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + department
                        + "'")) {
                    if (!found.next()) {
                        statement.execute("CREATE DATABASE " + department);
                    }
                }
                statement.execute("REVOKE ALL ON DATABASE " + department + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + department + " TO " + reader);
            } catch (SQLException e) {
                throw new CityException("SQ-CTY-0003", "部门数据库 " + department + " 无法建立", "the database of " + department
                        + " cannot be made", e);
            }
        }
    }

    /** Makes sure that a department has a database of its own into which rows may be pushed. */
    public void receive(String department, CitySecrets secrets) {
        String name = department + "_share";
        String password = secrets.getOrCreate("YUNZHOU_" + department.toUpperCase(Locale.ROOT) + "_SHARE");
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("CREATE ROLE " + name + " LOGIN");
                }
            }
            statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                }
            }
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        } catch (SQLException e) {
            throw new CityException("SQ-CTY-0003", "部门数据库 " + name + " 无法建立", "the database " + name
                    + " cannot be made", e);
        }
    }

    /** A connection with every right, for the city itself; works from another process too while the server runs. */
    public static Connection administer(Layout layout, Ports ports, String department) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + department,
                "postgres", administrator(layout));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
