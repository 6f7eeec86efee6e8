package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.systems.mariadb.MariaDbServer;

/** Runs the collect worker on a real MariaDB, with its own driver and with drivers given in a folder. */
class CollectFromMariaDbTest {

    /** Where the build puts drivers that are not on any class path. */
    private static final Path DRIVERS = Path.of("target/drivers").toAbsolutePath();

    @TempDir
    private static Path home;
    private static MariaDbServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() {
        assumeTrue(MariaDbServer.installed(),
                "mariadbd is not installed (apt-get install mariadb-server-core mariadb-client-core)");
        server = MariaDbServer.start(home.resolve("server"));
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    /** The driver of MySQL itself is not shipped: it comes from the folder, and reads the same. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void aTableIsCollectedAndWhatIsGoneIsFound(String kind) throws Exception {
        sql("drop table if exists rk", "create table rk (id int primary key,"
                + " xb tinyint(1), born date, upd datetime(6))",
                "insert into rk select seq, seq % 10, '1985-03-07', '2024-03-07 15:00:00' + interval seq microsecond"
                        + " from seq_1_to_1000");
        Path source = source(kind, server.url().replace("jdbc:mariadb:", "jdbc:" + kind + ":"));
        WorkerProcess worker = worker();

        WorkerProcess.Result first = run(worker, source, false);
        sql("delete from rk where id in (5, 500)");
        WorkerProcess.Result second = run(worker, source, true);
        WorkerProcess.Result third = run(worker, source, true);

        assertThat(first.exit()).as("%s", first.output()).isZero();
        assertThat(first.event("dataset", "gongan_rk").path("rows").asInt()).isEqualTo(1000);
        assertThat(second.exit()).as("%s", second.output()).isZero();
        assertThat(second.event("remark", "gongan_rk").path("code").asText()).isEqualTo("SQ-SRC-0067");
        assertThat(third.events()).noneMatch(event -> event.path("event").asText().equals("remark"));
        assertThat(LandedRows.rows(worker.landing().resolve("gongan/rk")))
                .anyMatch(row -> row.path("id").asText().equals("9") && row.path("xb").asText().equals("9"))
                .filteredOn(row -> row.has("_deleted")).extracting(row -> row.path("id").asText())
                .containsExactlyInAnyOrder("5", "500");
        assertThat(LandedRows.manifests(worker.landing().resolve("gongan/rk")))
                .allSatisfy(manifest -> assertThat(manifest.path("rowsDigest").asText()).startsWith("sha256:"));
    }

    @Test
    void aDriverThatIsNotThereIsNamedWithItsFolder() throws Exception {
        WorkerProcess.Result result = run(worker(), source("rk", "jdbc:dm://127.0.0.1:5236/x"), false);

        assertThat(result.event("failed", "gongan_rk").path("code").asText()).isEqualTo("SQ-COL-0105");
        assertThat(result.event("failed", "gongan_rk").path("en").asText()).contains("conf/drivers/dm/");
    }

    @Test
    void aFolderWithoutADriverIsAnError() throws Exception {
        Path drivers = Files.createDirectories(folder.resolve("drivers/dm")).getParent();
        Files.writeString(drivers.resolve("dm/notes.jar"), "no jar");

        WorkerProcess.Result result = worker().run(List.of(source("rk", "jdbc:dm://127.0.0.1:5236/x")),
                job -> job.putObject("options").put("drivers", drivers.toString()));

        assertThat(result.event("failed", "gongan_rk").path("code").asText()).isEqualTo("SQ-COL-0126");
    }

    /** No SQL Server is to be had here: that its driver loads by itself, and is bounded, is what can be shown. */
    @Test
    void aServerThatTakesTheConnectionAndSaysNothingIsLeft() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path source = source("rk", "jdbc:sqlserver://127.0.0.1:" + mute.getLocalPort()
                    + ";databaseName=x;encrypt=false;loginTimeout=5");

            WorkerProcess.Result result = run(worker(), source, false);

            assertThat(result.event("failed", "gongan_rk").path("code").asText()).as("%s", result.output())
                    .isIn("SQ-COL-0010", "SQ-COL-0124");
        }
    }

    private WorkerProcess.Result run(WorkerProcess worker, Path source, boolean reconcile) throws Exception {
        return worker.run(List.of(source), job -> {
            job.put("reconcile", reconcile);
            job.putObject("options").put("drivers", DRIVERS.toString());
        });
    }

    private Path source(String kind, String url) throws Exception {
        return SourceYaml.write(folder, "gongan", "rk", """
                kind: table
                url: %s
                user: %s
                secret: TEST_PASSWORD
                table: rk
                slice: {mode: keyset, watermark: upd, key: [id], rows: 400}""".formatted(url, MariaDbServer.USER), """
                - {column: id, type: integer}
                - {column: xb, type: integer}
                - {column: born, type: date}
                - {column: upd, type: timestamp}""");
    }

    private WorkerProcess worker() {
        return new WorkerProcess(folder, Map.of("TEST_PASSWORD", MariaDbServer.PASSWORD));
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
