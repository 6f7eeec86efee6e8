package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.jdbc.JdbcEndpoint;

final class JdbcEndpointTest {

    private static final RawRegisters CITY = RawRegisters.open();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final List<String> UNUSABLE = new CopyOnWriteArrayList<>();
    private static JdbcEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = JdbcEndpoint.start(0, (user, password) -> user.equals("minzheng") && new String(password)
                .equals("letmein"),
                (user, purpose, sql) -> {
                    ASKED.add(user + " " + purpose);
                    return CITY.ask(sql);
                }, (user, code) -> UNUSABLE.add(user + " " + code.id()));
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    private static Connection connect(String password, String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("avatica_user", "minzheng");
        properties.setProperty("avatica_password", password);
        if (!purpose.isEmpty()) {
            properties.setProperty("purpose", purpose);
        }
        return DriverManager.getConnection(endpoint.url(), properties);
    }

    @Test
    void theRemoteDriverReadsEveryTypeAndTheAnswerTakesThePathOfAllQueries() throws SQLException {
        String sql = "SELECT id, name, born, income, score, updated, income IS NULL AS n FROM gongan.rk ORDER BY id";
        List<List<Object>> expected = CITY.ask(sql).rows();
        List<List<Object>> read = new ArrayList<>();

        try (Connection connection = connect("letmein", "低保复核"); Statement statement = connection.createStatement()) {
            statement.setFetchSize(7);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    List<Object> row = new ArrayList<>(List.of(rows.getLong(1)));
                    row.add(rows.getString(2));
                    row.add(rows.getDate(3) == null ? null : rows.getDate(3).toLocalDate());
                    row.add(rows.getBigDecimal(4));
                    double score = rows.getDouble(5);
                    row.add(rows.wasNull() ? null : score);
                    row.add(rows.getTimestamp(6) == null ? null : rows.getTimestamp(6).toLocalDateTime());
                    row.add(rows.getBoolean(7));
                    read.add(row);
                }
            }
        }

        assertThat(read).isEqualTo(expected).hasSizeGreaterThan(20);
        assertThat(ASKED).contains("minzheng 低保复核");
    }

    @Test
    void wrongPasswordsMissingPurposesAndRefusalsAreErrorsWithoutValues() throws SQLException {
        assertThatThrownBy(() -> connect("guess", "低保复核").createStatement().executeQuery("SELECT 1"))
                .hasStackTraceContaining("401");
        assertThatThrownBy(() -> connect("letmein", "").createStatement()).hasStackTraceContaining("SQ-QRY-0030");
        try (Connection connection = connect("letmein", "低保复核"); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT secret FROM gongan.rk WHERE name = '王小明'"))
                    .isInstanceOf(SQLException.class).hasStackTraceContaining("SQ-QRY-0005");
            assertThatThrownBy(() -> connection.prepareStatement("SELECT 1")).hasStackTraceContaining("SQ-QRY-0006");
        }
        assertThat(UNUSABLE).contains("minzheng SQ-QRY-0006");
    }

    @Test
    void twoEndpointsDoNotShareAPort() {
        assertThatThrownBy(() -> JdbcEndpoint.start(endpoint.port(), (user, password) -> false,
                (user, purpose, sql) -> null, (user, code) -> { }))
                .hasMessageContaining("SQ-QRY-0031");
    }
}
