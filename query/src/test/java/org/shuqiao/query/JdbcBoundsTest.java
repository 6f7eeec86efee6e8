package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.shuqiao.query.jdbc.JdbcHandlers;
import org.shuqiao.query.jdbc.JdbcListener;
import org.shuqiao.query.jdbc.JdbcResult;
import org.shuqiao.query.jdbc.PasswordAuthenticator;
import org.shuqiao.query.jdbc.QueryDescriber;
import org.shuqiao.query.jdbc.QueryHandler;
import org.shuqiao.query.jdbc.UnusableCalls;

/** Bounds, errors, receipts and TLS of the JDBC endpoint, as the stock Avatica driver meets them. */
final class JdbcBoundsTest {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final List<String> UNUSABLE = new CopyOnWriteArrayList<>();
    private static JdbcEndpoint endpoint;

    @TempDir
    private static Path folder;

    /** Answers {@code rows characters} with so many rows of so long a text; anything else is its own failure. */
    private static JdbcResult answer(String user, String purpose, String sql) {
        JdbcResult.Proof proof =
                new JdbcResult.Proof("R" + ASKED.incrementAndGet(), "{\"of\": \"" + user + "\"}", "5a17");
        if (sql.startsWith("refuse")) {
            return new JdbcResult.Refused(new CodedException(QueryCode.NO_GRANT), Optional.of(proof));
        }
        if (sql.startsWith("error")) {
            throw new StackOverflowError("王小明");
        }
        if (sql.startsWith("fail")) {
            throw new IllegalStateException("王小明");
        }
        String[] size = sql.split(" ");
        List<Object> row = List.of("x".repeat(Integer.parseInt(size[1])));
        return new JdbcResult.Answered(new Answer(List.of(new AnswerColumn("text", ColumnType.TEXT)),
                Collections.nCopies(Integer.parseInt(size[0]), row), Map.of(), Set.of("G"), ""), Optional.of(proof));
    }

    private static final QueryHandler HANDLER = query -> answer(query.user(), query.purpose(), query.sql());
    private static final PasswordAuthenticator LOGINS = (user, password, address) ->
            new String(password).equals("letmein");

    private static JdbcHandlers handlers(UnusableCalls unusable) {
        return new JdbcHandlers(HANDLER, (user, purpose) -> List.of(),
                query -> new QueryDescriber.Description(List.of(), ""), unusable);
    }

    @BeforeAll
    static void start() {
        endpoint = JdbcEndpoint.start(0, LOGINS, handlers((user, code) -> UNUSABLE.add(user + " " + code.id())));
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    private static Connection connect(JdbcEndpoint to, String user, String more) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("avatica_user", user);
        properties.setProperty("avatica_password", "letmein");
        properties.setProperty("purpose", "低保复核");
        return DriverManager.getConnection(to.url() + more, properties);
    }

    private static int read(Statement statement, String sql) throws SQLException {
        int rows = 0;
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }

    @Test
    void anAnswerIsReadInFramesWhateverTheClientWants() throws SQLException {
        try (Connection connection = connect(endpoint, "a", ""); Statement statement = connection.createStatement()) {
            for (int fetch : new int[] {0, 1, 7, 100_000}) {
                statement.setFetchSize(fetch);

                assertThat(read(statement, "3500 10")).isEqualTo(3_500);
            }
            assertThat(read(statement, "40 200000")).isEqualTo(40);
        }
    }

    @Test
    void unreadAnswersOfOneAccountAreBounded() throws SQLException {
        List<Statement> open = new ArrayList<>();
        try (Connection connection = connect(endpoint, "b", "")) {
            Throwable refused = null;
            for (int i = 0; i < 20 && refused == null; i++) {
                Statement statement = connection.createStatement();
                open.add(statement);
                statement.setFetchSize(1);
                refused = catchThrowable(() -> statement.executeQuery("5000 2000")); // 20 MB, of which one row is read
            }

            assertThat(open).hasSizeBetween(4, 6);
            assertThat(refused).hasStackTraceContaining("SQ-QRY-0074");
            open.getFirst().close();
            open.get(1).close();
            assertThat(read(open.getLast(), "10 10")).isEqualTo(10);
        }
        try (Connection other = connect(endpoint, "c", ""); Statement statement = other.createStatement()) {
            assertThat(read(statement, "10 10")).isEqualTo(10);
        }
        assertThat(UNUSABLE).contains("b SQ-QRY-0074");
    }

    @Test
    void connectionsAndStatementsOfOneAccountAreBounded() throws SQLException {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Connection connection = connect(endpoint, "d", "");
                connection.createStatement();
                open.add(connection);
            }
            assertThatThrownBy(() -> connect(endpoint, "d", "").createStatement())
                    .hasStackTraceContaining("SQ-QRY-0074");
            assertThatThrownBy(() -> {
                for (int i = 0; i < 100; i++) {
                    open.getFirst().createStatement();
                }
            }).hasStackTraceContaining("SQ-QRY-0074");
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
        try (Connection connection = connect(endpoint, "d", ""); Statement statement = connection.createStatement()) {
            assertThat(read(statement, "1 1")).isOne();
        }
    }

    @Test
    void anErrorHasACodeAndNoStackAndNoValue() throws SQLException {
        try (Connection connection = connect(endpoint, "e", ""); Statement statement = connection.createStatement()) {
            for (String sql : List.of("error", "fail", "refuse")) {
                StringWriter seen = new StringWriter();
                catchThrowable(() -> statement.executeQuery(sql)).printStackTrace(new PrintWriter(seen));

                assertThat(seen.toString()).contains("SQ-QRY-00").doesNotContain("王小明", "JdbcBoundsTest.answer",
                        "org.shuqiao.query.jdbc", "StackOverflowError", "org.eclipse.jetty");
            }
            assertThat(read(statement, "1 1")).isOne();
        }
        assertThat(UNUSABLE).contains("e SQ-QRY-0076");
    }

    @Test
    void aCallThatIsNoneIsRefusedByCode() throws Exception {
        for (byte[] body : List.of(new byte[0], "{\"request\": \"openConnection\"}".getBytes(StandardCharsets.UTF_8),
                new byte[2 << 20])) {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + endpoint.port() + "/"))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("f:letmein".getBytes(
                            StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("SQ-QRY-0076").doesNotContain("\tat ", ".java:");
        }
        assertThat(UNUSABLE).contains("f SQ-QRY-0076");
    }

    @Test
    void everyStatementsReceiptAndSaltIsInATableOfTheConnection() throws SQLException {
        try (Connection connection = connect(endpoint, "g", ""); Statement statement = connection.createStatement()) {
            read(statement, "2 3");
            catchThrowable(() -> statement.executeQuery("refuse"));
            int asked = ASKED.get();
            List<String> rows = new ArrayList<>();
            try (ResultSet receipts = statement.executeQuery("SELECT * FROM shuqiao.receipts")) {
                while (receipts.next()) {
                    rows.add(receipts.getLong("number") + " " + receipts.getString("outcome") + " "
                            + receipts.getString("code") + " " + receipts.getObject("rows") + " "
                            + receipts.getString("receipt") + " " + receipts.getString("salt"));
                }
            }
            assertThat(rows).containsExactly("1 delivered null 2 {\"of\": \"g\"} 5a17",
                    "2 refused SQ-QRY-0008 null {\"of\": \"g\"} 5a17");
            try (ResultSet newest = statement.executeQuery(
                    "select record, salt from shuqiao.receipts order by number desc limit 1")) {
                assertThat(newest.next()).isTrue();
                assertThat(newest.getString(1)).isEqualTo("R" + asked);
                assertThat(newest.next()).isFalse();
            }
            assertThat(ASKED).hasValue(asked);
        }
        try (Connection other = connect(endpoint, "h", ""); Statement statement = other.createStatement()) {
            assertThat(read(statement, "select salt from shuqiao.receipts")).isZero();
        }
    }

    @Test
    void overTlsTheStockDriverTrustsTheIssuerItWasGivenAndNoOther() throws Exception {
        SSLContext first = context("first");
        String trusting = ";truststore=" + folder.resolve("first") + ";truststore_password=changeit";
        try (JdbcEndpoint secured = JdbcEndpoint.start(new JdbcListener("127.0.0.1", 0, Optional.of(first)), LOGINS,
                handlers((user, code) -> { }))) {
            assertThat(secured.url()).contains("https://");
            try (Connection connection = connect(secured, "i", trusting);
                    Statement statement = connection.createStatement()) {
                assertThat(read(statement, "3 3")).isEqualTo(3);
            }
            assertThatThrownBy(() -> connect(secured, "i", ";truststore=" + folder.resolve(store("other"))
                    + ";truststore_password=changeit").createStatement()).isInstanceOf(Exception.class);

            secured.renew(context("second"));

            try (Connection connection = connect(secured, "i", ";truststore=" + folder.resolve("second")
                    + ";truststore_password=changeit"); Statement statement = connection.createStatement()) {
                assertThat(read(statement, "3 3")).isEqualTo(3);
            }
        }
    }

    @Test
    void beyondThisMachineNothingListensInClear() {
        assertThatThrownBy(() -> JdbcEndpoint.start(new JdbcListener("0.0.0.0", 0, Optional.empty()), LOGINS,
                handlers((user, code) -> { }))).hasMessageContaining("SQ-QRY-0075").hasMessageContaining("0.0.0.0");
    }

    private static Path store(String name) throws Exception {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext",
                    "san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString())
                    .redirectErrorStream(true).start();
            assertThat(keytool.waitFor()).as(new String(keytool.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8)).isZero();
        }
        return file;
    }

    private static SSLContext context(String name) throws Exception {
        char[] password = "changeit".toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store(name).toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
