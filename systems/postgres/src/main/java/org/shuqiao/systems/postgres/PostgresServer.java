package org.shuqiao.systems.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.base.process.Command;
import org.shuqiao.systems.SavedSettings;
import org.shuqiao.systems.SystemProcess;

/**
 * PostgreSQL server in its own process, restartable on its folder. The folder holds {@code programs}, {@code data},
 * {@code port} and {@code password}. Started again on the folder it is the same server with the same data at the same
 * address.
 */
public final class PostgresServer implements AutoCloseable {

    /** The account that owns the databases. */
    public static final String USER = "shuqiao";

    private static final Duration MAKE = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(2);

    private final int port;
    private final String password;
    private final SystemProcess process;

    private PostgresServer(int port, String password, SystemProcess process) {
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /** Starts it and waits until it answers; the first time it makes its data folder. */
    public static PostgresServer start(Path folder) {
        try {
            Files.createDirectories(folder);
            PostgresPrograms programs = PostgresPrograms.in(folder.resolve("programs"));
            String password = SavedSettings.secret(folder, "password");
            int port = SavedSettings.port(folder);
            Path data = folder.resolve("data");
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                make(programs, folder, data);
            }
            Files.deleteIfExists(data.resolve("postmaster.pid")); // a killed server's: this folder is only ours
            SystemProcess process = SystemProcess.start("postgresql",
                    programs.command("postgres", "-D", data.toString(),
                    "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                    "-c", "max_connections=80", "-c", "shared_buffers=64MB", "-c", "log_min_error_statement=panic"),
                    folder, Map.of("TZ", "Asia/Shanghai"), folder.resolve("postgresql.log"));
            PostgresServer server = new PostgresServer(port, password, process);
            process.await(server::answers, START);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made under another name and renamed: a data folder is there whole or not at all. */
    private static void make(PostgresPrograms programs, Path folder, Path data) throws IOException {
        Path next = Files.createTempDirectory(folder, "data-");
        Command.Result initdb = new Command(programs.command("initdb", "-D", next.toString(), "-U", USER, "-E", "UTF-8",
                "--locale=C.UTF-8", "-A", "scram-sha-256", "--pwfile", folder.resolve("password").toString()), Map.of())
                .run(MAKE);
        if (!initdb.good()) {
            throw new IOException("initdb failed: " + initdb.output());
        }
        DurableFiles.rename(next, data);
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false; // not yet
        }
    }

    /** @return JDBC URL of one of its databases */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public SystemProcess process() {
        return process;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?connectTimeout=5", USER, password);
    }

    /** Makes a database unless it is there. */
    public void database(String name) {
        try (Connection connection = connect("postgres");
                var there = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var statement = connection.createStatement()) {
            there.setString(1, name);
            if (!there.executeQuery().next()) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " could not be made", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
