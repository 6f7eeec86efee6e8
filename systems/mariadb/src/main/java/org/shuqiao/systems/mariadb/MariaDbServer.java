package org.shuqiao.systems.mariadb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.process.Command;
import org.shuqiao.systems.SavedSettings;
import org.shuqiao.systems.SystemProcess;

/**
 * MariaDB server in its own process, restartable on its folder. Its programs are those that the machine has:
 * {@code apt-get install mariadb-server-core mariadb-client-core}.
 */
public final class MariaDbServer implements AutoCloseable {

    public static final String USER = "shuqiao";
    public static final String PASSWORD = "of-this-test-alone";
    public static final String DATABASE = "share";

    private static final Duration MAKE = Duration.ofMinutes(3);
    private static final Duration START = Duration.ofMinutes(2);

    private final int port;
    private final SystemProcess process;

    private MariaDbServer(int port, SystemProcess process) {
        this.port = port;
        this.process = process;
    }

    /** @return whether the machine has the programs */
    public static boolean installed() {
        return Stream.of("mariadbd", "mariadb-install-db", "my_print_defaults")
                .allMatch(name -> program(name).isPresent());
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of),
                        Stream.of(Path.of("/usr/sbin")))
                .map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    }

    /** Starts it and waits until it answers; the first time it makes its data folder, a user and a database. */
    public static MariaDbServer start(Path folder) {
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data");
            int port = SavedSettings.port(folder);
            if (!Files.exists(data)) {
                make(folder, data);
            }
            SystemProcess process = SystemProcess.start("mariadb", List.of(program("mariadbd").orElseThrow().toString(),
                    "--no-defaults", "--datadir=" + data, "--port=" + port, "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("socket"), "--pid-file=" + folder.resolve("pid"), "--user="
                    + System.getProperty("user.name"), "--init-file=" + folder.resolve("init.sql"),
                    "--innodb-buffer-pool-size=32M"), folder, Map.of(), folder.resolve("mariadb.log"));
            MariaDbServer server = new MariaDbServer(port, process);
            process.await(server::answers, START);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path folder, Path data) throws IOException {
        Files.writeString(folder.resolve("init.sql"), """
                CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4;
                CREATE USER IF NOT EXISTS '%s'@'127.0.0.1' IDENTIFIED BY '%s';
                GRANT ALL ON %1$s.* TO '%2$s'@'127.0.0.1';
                """.formatted(DATABASE, USER, PASSWORD));
        Command.Result made = new Command(List.of(program("mariadb-install-db").orElseThrow().toString(),
                "--no-defaults", "--datadir=" + data, "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=normal", "--skip-test-db"), Map.of()).run(MAKE);
        if (!made.good()) {
            throw new IOException("mariadb-install-db failed: " + made.output());
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false; // not yet
        }
    }

    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, PASSWORD);
    }

    public SystemProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
