package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, columns before a run, time-outs and cancelling through the stock driver. */
class JdbcStatementsTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void publishAndGrant() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        try (Connection department = DriverManager.getConnection(running.departmentUrl("postgres"));
                Statement statement = department.createStatement()) {
            statement.execute("create view slow_share as select id as road_number, name, len * 1000 as length"
                    + " from road where (select 1 from pg_sleep(120)) = 1");
        }
        SharedRoads roads = new SharedRoads(running);
        grant("k1", roads.publish("道路", "01", "unconditional"));
        grant("k2", roads.publishOver("slow_share", SharedRoads.draft("慢路", "02", "", "unconditional",
                "\"table\", \"service\"")));
    }

    private static void grant(String key, String resource) throws Exception {
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, resource,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static Connection connect(String more) throws SQLException {
        return DriverManager.getConnection(running.server().jdbcUrl().replace(";serialization", "/?purpose="
                + URLEncoder.encode(SharedRoads.PURPOSE, StandardCharsets.UTF_8) + more + ";serialization")
                + ";avatica_user=chengyun-user;avatica_password=" + RunningServer.PASSWORD);
    }

    private static JsonNode records() throws Exception {
        return running.as("auditor").get("/api/v1/receipts").body();
    }

    @Test
    void explainTellsThePlanUnderThePolicyAndReadsNothing() throws Exception {
        int before = records().size();
        try (Connection connection = connect("&language=zh"); Statement statement = connection.createStatement()) {
            List<String> plan = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("explain plan for select name, sum(length) from"
                    + " jiaotong.road01 where name <> '人民路' group by name")) {
                while (rows.next()) {
                    plan.add(rows.getString("plan"));
                }
            }
            assertThat(String.join("\n", plan)).contains("aggregate", "scan jiaotong.road01", "under G-")
                    .doesNotContain("人民路", "1200");
            try (ResultSet slow = statement.executeQuery("EXPLAIN select name from jiaotong.slow_share")) {
                assertThat(slow.next()).isTrue(); // nothing waits for the view
            }
            assertThatThrownBy(() -> statement.executeQuery("explain select id from jiaotong.road01"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("SQ-QRY-");
            assertThatThrownBy(() -> statement.executeQuery("explain select name from jiaotong.nothing"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(records()).hasSize(before);
    }

    @Test
    void thePreparedStatementsColumnsAreKnownBeforeItRuns() throws Exception {
        int before = records().size();
        try (Connection connection = connect(""); PreparedStatement prepared = connection.prepareStatement(
                "select name, length, length > ? as longer from jiaotong.road01 where length > ? order by name")) {
            ResultSetMetaData columns = prepared.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(3);
            assertThat(List.of(columns.getColumnLabel(1), columns.getColumnTypeName(1), columns.getColumnLabel(2),
                    columns.getColumnTypeName(2), columns.getColumnTypeName(3)))
                    .containsExactly("name", "VARCHAR", "length", "DECIMAL", "BOOLEAN");
            assertThat(columns.getScale(2)).isEqualTo(10); // of a scale of 0 a tool would keep no fraction
            assertThat(prepared.getParameterMetaData().getParameterCount()).isEqualTo(2);
            assertThat(records()).hasSize(before);

            prepared.setInt(1, 2000);
            prepared.setInt(2, 1000);
            try (ResultSet rows = prepared.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("人民路");
            }
        }
        assertThat(records()).hasSize(before + 1);
    }

    @Test
    void aStatementEndsWhenTheTimeOfItsConnectionIsOver() throws Exception {
        try (Connection connection = connect("&timeout=1"); Statement statement = connection.createStatement()) {
            long begun = System.nanoTime();
            assertThatThrownBy(() -> statement.executeQuery("select name from jiaotong.slow_share"))
                    .isInstanceOfSatisfying(SQLException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("57014");
                        assertThat(e.getMessage()).contains("SQ-QRY-0010", "longer than 1 s");
                    });
            assertThat(Duration.ofNanos(System.nanoTime() - begun)) // within the platform's own limit
                    .isLessThan(Duration.ofSeconds(30));
            try (ResultSet receipts = statement.executeQuery("select outcome from shuqiao.receipts")) {
                assertThat(receipts.next()).isTrue();
                assertThat(receipts.getString(1)).isEqualTo("refused");
            }
        }
        assertThatThrownBy(() -> connect("&timeout=soon").close()).hasMessageContaining("SQ-QRY-0089");
    }

    @Test
    void closingTheConnectionCancelsWhatRuns() throws Exception {
        Connection connection = connect("");
        CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("select name from jiaotong.slow_share");
                return "answered";
            } catch (SQLException e) {
                return e.getMessage();
            }
        });
        while (sleeping() == 0 && !asked.isDone()) { // until the department's database works on it
            TimeUnit.MILLISECONDS.sleep(50);
        }
        connection.close();

        assertThat(asked.get(20, TimeUnit.SECONDS)).contains("SQ-QRY-0028");
        assertThat(records().get(0).path("outcome").asText()).isEqualTo("refused");
        assertThat(records().get(0).path("refusal").asText()).isEqualTo("SQ-QRY-0028");
    }

    /** @return statements that the department's database works on for the platform */
    private static long sleeping() throws SQLException {
        try (Connection department = DriverManager.getConnection(running.departmentUrl("postgres"));
                Statement statement = department.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity where state = 'active'"
                        + " and query ilike '%slow_share%' and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
