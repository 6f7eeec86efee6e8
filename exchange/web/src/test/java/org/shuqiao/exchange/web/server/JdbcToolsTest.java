package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** What tools do with a connection: they look at its metadata, prepare statements, and write their answers. */
class JdbcToolsTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void publishAndGrant() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        String resource = roads.publish("道路", "01", "unconditional");
        roads.publish("国道", "02", "conditional");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k", resource,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    /** A URL alone, as tools take it. */
    private static String url(String purpose) {
        return running.server().jdbcUrl().replace(";serialization", "/?purpose="
                + URLEncoder.encode(purpose, StandardCharsets.UTF_8) + "&language=zh;serialization")
                + ";avatica_user=chengyun-user;avatica_password=" + RunningServer.PASSWORD;
    }

    private static List<String> read(ResultSet result, String... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (result) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(result.getString(column));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }

    @Test
    void metadataShowsWhatIsGrantedForThePurposeAndLeavesNoRecord() throws Exception {
        int before = records();
        try (Connection connection = DriverManager.getConnection(url(SharedRoads.PURPOSE))) {
            DatabaseMetaData data = connection.getMetaData();
            assertThat(read(data.getTables(null, null, "%", null), "TABLE_SCHEM", "TABLE_NAME", "REMARKS"))
                    .containsExactly("jiaotong road01 道路");
            assertThat(read(data.getColumns(null, "jiaotong", "road01", "%"), "COLUMN_NAME", "TYPE_NAME", "REMARKS"))
                    .containsExactly("name VARCHAR 名称", "length DECIMAL 长度");
        }
        try (Connection connection = DriverManager.getConnection(url("商业营销"))) {
            assertThat(read(connection.getMetaData().getTables(null, null, "%", null), "TABLE_NAME")).isEmpty();
        }
        assertThat(records()).isEqualTo(before);
    }

    @Test
    void eachRunOfAPreparedStatementHasItsRecord() throws Exception {
        int before = records();
        try (Connection connection = DriverManager.getConnection(url(SharedRoads.PURPOSE));
                PreparedStatement prepared = connection.prepareStatement(
                        "select name from jiaotong.road01 where length > ? order by length")) {
            prepared.setInt(1, 1000);
            assertThat(read(prepared.executeQuery(), "name")).containsExactly("人民路", "解放路");
            prepared.setInt(1, 2000);
            assertThat(read(prepared.executeQuery(), "name")).containsExactly("解放路");
        }
        assertThat(records()).isEqualTo(before + 2);
    }

    @Test
    void sqllineListsAndAsks() throws Exception {
        String said = sqlline("""
                !set outputformat csv
                !tables
                !columns road01
                select name from jiaotong.road01 where length > 1000 order by length;
                select name from jiaotong.road02;
                select outcome, code from shuqiao.receipts order by number;
                """);

        assertThat(said).contains("'jiaotong','road01','TABLE','道路'", "'DECIMAL'", "长度",
                "'人民路'\n'解放路'", "SQ-SRV-0006", "42501", "'delivered',''", "'refused','SQ-")
                .doesNotContain("NullPointerException");
    }

    private static String sqlline(String commands) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        SqlLine shell = new SqlLine();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            shell.setOutputStream(out);
            shell.setErrorStream(out);
            shell.begin(new String[] {"-d", "org.apache.calcite.avatica.remote.Driver", "-u",
                url(SharedRoads.PURPOSE), "-n", "", "-p", ""},
                    new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8)), false);
        }
        return said.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    private static int records() throws Exception {
        return running.as("auditor").get("/api/v1/receipts").body().size();
    }
}
