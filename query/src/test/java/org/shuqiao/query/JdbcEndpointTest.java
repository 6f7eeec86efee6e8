package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.shuqiao.query.jdbc.JdbcHandlers;
import org.shuqiao.query.jdbc.JdbcQuery;
import org.shuqiao.query.jdbc.JdbcResult;
import org.shuqiao.query.jdbc.ListedTable;
import org.shuqiao.query.jdbc.QueryDescriber;
import org.shuqiao.query.policy.TableName;

final class JdbcEndpointTest {

    private static final RawRegisters CITY = RawRegisters.open();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final List<String> UNUSABLE = new CopyOnWriteArrayList<>();
    private static final List<ListedTable> TABLES = List.of(
            new ListedTable(new TableName("minzheng", "dibao"), "低保对象", List.of()),
            new ListedTable(new TableName("gongan", "rk"), "人口", List.of(
                    new ListedTable.Column("id", ColumnType.INTEGER, "编号"),
                    new ListedTable.Column("name", ColumnType.TEXT, "姓名"),
                    new ListedTable.Column("born", ColumnType.DATE, "出生日期"))));
    private static JdbcEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = JdbcEndpoint.start(0, (user, password, address) -> user.equals("minzheng") && new String(password)
                .equals("letmein"),
                new JdbcHandlers(query -> {
                    ASKED.add(query.user() + " " + query.purpose() + " " + query.sql());
                    return result(query.sql());
                }, (user, purpose) -> TABLES, JdbcEndpointTest::described,
                        (user, code) -> UNUSABLE.add(user + " " + code.id())));
    }

    private static QueryDescriber.Description described(JdbcQuery query) {
        return new QueryDescriber.Description(List.of(new AnswerColumn("id", ColumnType.INTEGER)), "lake: scan");
    }

    private static JdbcResult result(String sql) {
        JdbcResult.Proof proof = new JdbcResult.Proof("R" + ASKED.size(), "{\"id\": " + ASKED.size() + "}", "abcd");
        try {
            return new JdbcResult.Answered(CITY.ask(sql), Optional.of(proof));
        } catch (CodedException e) {
            return new JdbcResult.Refused(e, Optional.of(proof));
        }
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
        assertThat(ASKED).contains("minzheng 低保复核 " + sql);
    }

    @Test
    void wrongPasswordsMissingPurposesAndRefusalsAreErrorsWithoutValues() throws SQLException {
        assertThatThrownBy(() -> connect("guess", "低保复核").createStatement().executeQuery("SELECT 1"))
                .hasStackTraceContaining("401");
        assertThatThrownBy(() -> connect("letmein", "").createStatement()).hasStackTraceContaining("SQ-QRY-0030");
        try (Connection connection = connect("letmein", "低保复核"); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT secret FROM gongan.rk WHERE name = '王小明'"))
                    .isInstanceOf(SQLException.class).hasStackTraceContaining("SQ-QRY-0005");
            statement.addBatch("SELECT 1");
            assertThatThrownBy(statement::executeBatch).hasStackTraceContaining("SQ-QRY-0006");
            assertThatThrownBy(() -> connection.prepareStatement("DELETE FROM gongan.rk").executeQuery())
                    .hasStackTraceContaining("SQ-QRY-0003");
        }
        assertThat(UNUSABLE).contains("minzheng SQ-QRY-0006", "minzheng SQ-QRY-0030");
    }

    @Test
    void metadataListsWhatExistsForTheUser() throws SQLException {
        try (Connection connection = connect("letmein", "低保复核")) {
            DatabaseMetaData data = connection.getMetaData();

            assertThat(data.getSQLKeywords()).isEmpty();
            assertThat(data.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
            assertThat(rows(data.getCatalogs(), 1)).isEmpty();
            assertThat(rows(data.getSchemas(), 1)).containsExactly("gongan", "minzheng");
            assertThat(rows(data.getSchemas(null, "gon%"), 1)).containsExactly("gongan");
            assertThat(rows(data.getTableTypes(), 1)).containsExactly("TABLE");
            assertThat(rows(data.getTables(null, null, "%", null), 2, 3, 4, 5))
                    .containsExactly("gongan rk TABLE 人口", "minzheng dibao TABLE 低保对象");
            assertThat(rows(data.getTables(null, "gongan", "r_", new String[] {"TABLE", "VIEW"}), 3))
                    .containsExactly("rk");
            assertThat(rows(data.getTables(null, null, "%", new String[] {"VIEW"}), 3)).isEmpty();
            assertThat(rows(data.getColumns(null, "gongan", "rk", "%"), 4, 5, 6, 12, 17)).containsExactly(
                    "id -5 BIGINT 编号 1", "name 12 VARCHAR 姓名 2", "born 91 DATE 出生日期 3");
            assertThat(rows(data.getColumns(null, null, "rk", "n%"), 4)).containsExactly("name");
            assertThat(rows(data.getTypeInfo(), 1)).contains("VARCHAR", "BIGINT", "DECIMAL", "DATE");
            assertThat(rows(data.getPrimaryKeys(null, "gongan", "rk"), 1)).isEmpty();
        }
    }

    private static List<String> rows(ResultSet result, int... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (result) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column : columns) {
                    row.add(result.getString(column));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }

    @Test
    void aPreparedStatementIsAskedWithItsValues() throws SQLException {
        try (Connection connection = connect("letmein", "低保复核");
                PreparedStatement prepared = connection.prepareStatement(
                        "SELECT id, name FROM gongan.rk\r\n\tWHERE id >= ? AND (name <> ? OR born = ?) ORDER BY id")) {
            assertThat(prepared.getParameterMetaData().getParameterCount()).isEqualTo(3);
            for (int least : new int[] {3, 20}) {
                prepared.setInt(1, least);
                prepared.setString(2, "O'Hara ? ''");
                prepared.setDate(3, Date.valueOf("1960-02-29"));

                assertThat(rows(prepared.executeQuery(), 1)).isEqualTo(texts(CITY.ask("SELECT id FROM gongan.rk "
                        + "WHERE id >= " + least + " AND name IS NOT NULL ORDER BY id")));
            }
            prepared.setDouble(1, Double.NaN);
            assertThatThrownBy(prepared::executeQuery).hasStackTraceContaining("SQ-QRY-0086");
        }
        assertThat(ASKED).anyMatch(asked -> asked.contains(
                "id >= 3 AND (name <> 'O''Hara ? ''''' OR born = DATE '1960-02-29')"));
    }

    private static List<String> texts(Answer answer) {
        return answer.rows().stream().map(row -> String.valueOf(row.getFirst())).toList();
    }

    @Test
    void aMaximumOfRowsBoundsTheStatementItself() throws SQLException {
        try (Connection connection = connect("letmein", "低保复核"); Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);

            assertThat(rows(statement.executeQuery("SELECT id FROM gongan.rk ORDER BY id; -- all"), 1)).hasSize(2);
            assertThat(rows(statement.executeQuery("SELECT id FROM gongan.rk ORDER BY id LIMIT 1"), 1)).hasSize(1);
            assertThat(rows(statement.executeQuery("SELECT id FROM gongan.rk LIMIT 7"), 1)).hasSize(2);
            assertThat(rows(statement.executeQuery("SELECT id FROM gongan.rk ORDER BY id LIMIT 1, 9"), 1)).hasSize(2);
            int asked = ASKED.size();
            assertThat(rows(statement.executeQuery("SELECT outcome FROM shuqiao.receipts ORDER BY number"), 1))
                    .containsExactly("delivered", "delivered");
            assertThat(ASKED).as("reading the receipts is no query").hasSize(asked);
            assertThat(rows(statement.executeQuery("SELECT count(*) FROM (SELECT id FROM gongan.rk LIMIT 9) t"), 1))
                    .containsExactly("9");
        }
        assertThat(ASKED).anyMatch(asked -> asked.endsWith("ORDER BY id\nFETCH NEXT 2 ROWS ONLY"))
                .anyMatch(asked -> asked.endsWith("LIMIT 2"));
    }

    @Test
    void errorsHaveAStateAndTheLanguageOfTheConnection() throws SQLException {
        String url = endpoint.url().replace(";serialization", "/?purpose="
                + URLEncoder.encode("低保复核", StandardCharsets.UTF_8) + "&language=zh;serialization")
                + ";avatica_user=minzheng;avatica_password=letmein";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            SQLException mistyped = catchThrowableOfType(SQLException.class, () -> statement.executeQuery("SELEC 1"));
            assertThat(mistyped.getSQLState()).isEqualTo("42000");
            assertThat((Throwable) mistyped)
                    .hasStackTraceContaining("SQ-QRY-0001").hasStackTraceContaining("请");
            assertThat(catchThrowableOfType(SQLException.class, () -> statement.executeQuery(
                    "SELECT secret FROM gongan.rk")).getSQLState()).isEqualTo("42501");
        }
    }

    @Test
    void twoEndpointsDoNotShareAPort() {
        assertThatThrownBy(() -> JdbcEndpoint.start(endpoint.port(), (user, password, address) -> false,
                new JdbcHandlers(query -> null, (user, purpose) -> List.of(), query -> null, (user, code) -> { })))
                .hasMessageContaining("SQ-QRY-0031");
    }
}
