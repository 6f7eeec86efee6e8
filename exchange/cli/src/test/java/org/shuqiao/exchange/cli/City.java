package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.exchange.web.server.ShuqiaoServer;
import org.slf4j.LoggerFactory;

/**
 * A small real city on the installation that the build's settings for tests name: the departments' database, a server,
 * an account for each role. What a test needs beforehand is done by the commands themselves, once for all tests.
 */
final class City implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "yunzhou-2026-pass";

    /** A rule of the city's own: three refusals of a department are too many. */
    private static final String OWN_RULE = """
            id: own-refusals
            zh: 三次被拒
            en: refused three times
            remedy-zh: 请核对
            remedy-en: look at it
            severity: notice
            tell: [authority, auditor]
            log: records
            match: {outcome: [refused], consumer: [yingji]}
            by: [consumer]
            shape: count
            window: 1h
            most: 2
            """;

    private final Home home;
    private final TestInstallation installation;
    private final EmbeddedPostgres departments;
    private final ShuqiaoServer server;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Terminal> before = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    private City(Home home) throws IOException, SQLException {
        this.home = home;
        this.departments = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start();
        CitySources.fill(departments);
        this.installation = new TestInstallation(home.installation());
        Files.createSymbolicLink(home.installation().resolve("query"), CommandPage.root().resolve("query"));
        CitySources.describe(installation, departments.getPort());
        Files.writeString(home.installation().resolve("conf/departments.yaml"), """
                  - {id: yunwei, zh: 云州云维公司, en: Yunwei Ltd, code: 91990100990100165K, division: "990100", \
                operator: true}
                """, StandardOpenOption.APPEND);
        Files.writeString(Files.createDirectories(home.rules()).resolve("own-refusals.yaml"), OWN_RULE);
        mail.start();
        Path settings = home.configuration();
        Files.writeString(settings, Files.readString(settings).replace("hosts: {'*': [127.0.0.1]}}",
                "hosts: {'*': [127.0.0.1]}, webhooks: [127.0.0.0/8], mail: {server: 'smtp://127.0.0.1:"
                        + mail.getSmtp().getPort() + "', from: shuqiao@city.example, portal: 'http://127.0.0.1',"
                        + " domains: city.example}}") + "retention: {keys: months}\n");
        this.server = ShuqiaoServer.start(home, 0, null, SystemClock.beijing(),
                TestInstallation.PASSWORDS);
        logAnew();
        account("reviewer", "shuju", "authority");
        account("reviewer2", "shuju", "authority");
        account("auditor", "shuju", "auditor");
        account("gongan-officer", "gongan", "officer");
        account("jiaotong-officer", "jiaotong", "officer");
        account("chengyun-user", "chengyun", "requester");
    }

    /** @return the text of the newest message to an address */
    String mailTo(String address) throws IOException, MessagingException {
        MimeMessage[] all = mail.getReceivedMessagesForDomain(address);
        return all[all.length - 1].getContent().toString();
    }

    static City start() {
        Home home = Home.fromEnvironment();
        Path folder = home.installation();
        if (!folder.getParent().endsWith("target") || !folder.getFileName().toString().startsWith("test-home-")) {
            throw new IllegalStateException("SHUQIAO_HOME must be a target/test-home-…, as the module's pom sets it");
        }
        try {
            empty(folder);
            return new City(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A test before this city may have logged already, into a file that went with what was left of another run. */
    private static void logAnew() {
        try {
            LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
            logs.reset();
            new ContextInitializer(logs).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    void account(String login, String department, String role) throws IOException {
        int half = PASSWORD.length() / 2;
        ObjectNode body = RestClient.body().put("login", login).put("person", login).put("department", department)
                .put("password", PASSWORD.substring(0, half));
        Stream.of(role.split(",")).forEach(body.putArray("roles")::add);
        JsonNode proposed = client("admin").post("/api/v1/accounts", body);
        client("admin2").post("/api/v1/changes/" + proposed.path("id").asText() + "/approve", RestClient.body()
                .put("digest", proposed.path("digest").asText()).put("password", PASSWORD.substring(half)));
        keepPassword(login, PASSWORD);
    }

    /** Does something while the settings file says something else; the server keeps running. */
    <T> T withSettings(String yaml, Supplier<T> work) throws IOException {
        Path file = home.configuration();
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        Files.writeString(file, before.orElse("") + yaml);
        try {
            return work.get();
        } finally {
            if (before.isPresent()) {
                Files.writeString(file, before.get());
            } else {
                Files.delete(file);
            }
        }
    }

    /** Keeps a password where the commands look for it. */
    void keepPassword(String login, String password) throws IOException {
        Path file = home.secrets().resolve("account-" + login);
        Files.writeString(file, password);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** @return the account at the REST API, for what has no command */
    RestClient client(String login) throws IOException {
        return new RestClient(server.url(), login,
                Files.readString(home.secrets().resolve("account-" + login)).strip());
    }

    /** Runs a command for an account. */
    Terminal as(String login, String... words) {
        return Terminal.run(Stream.concat(Stream.of(words), Stream.of("--as", login)).toArray(String[]::new));
    }

    /** Runs a command that has to end with 0 and to print JSON. */
    JsonNode json(String login, String... words) {
        return json(done(as(login, words)));
    }

    static JsonNode json(Terminal printed) {
        try {
            return JSON.readTree(printed.out());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Terminal done(Terminal run) {
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return run;
    }

    Home home() {
        return home;
    }

    /** @return the environment of a process on this installation */
    Map<String, String> environment() {
        return Map.of("SHUQIAO_HOME", home.installation().toString(), "SHUQIAO_VAR", home.var().toString());
    }

    Path sourceFile(String department, String dataset) {
        return installation.sourceFile(department, dataset);
    }

    int departmentsPort() {
        return departments.getPort();
    }

    /** Changes the departments' database. */
    void sql(String... statements) throws SQLException {
        try (Connection connection = departments.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Lets the source file of the lamps say this of their entry. */
    void lampsAre(String summary) {
        CitySources.lamps(installation, departments.getPort(), summary);
    }

    Terminal collected() {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");
        return before.computeIfAbsent("collect", step -> as("admin", "collect", "gongan_rk", "jiaotong_road",
                "jiaotong_lamp"));
    }

    Terminal standardized() {
        done(collected());
        return before.computeIfAbsent("standardize", step -> as("admin", "standardize", "gongan_rk",
                "jiaotong_road", "jiaotong_lamp"));
    }

    /** @return the code of the people's resource, shared on a condition */
    String people() {
        return codes.computeIfAbsent("gongan_rk", dataset -> publish("gongan-officer", dataset));
    }

    /** @return the code of the roads' resource, shared freely */
    String roads() {
        return codes.computeIfAbsent("jiaotong_road", dataset -> publish("jiaotong-officer", dataset));
    }

    private String publish(String officer, String dataset) {
        done(standardized());
        String entry = json(officer, "entries", "draft", dataset).path("id").asText();
        json(officer, "entries", "submit", entry);
        return json("reviewer", "entries", "publish", entry).path("code").asText();
    }

    /** Requests items of the people's resource, for 30 days from today. */
    Terminal request(String purpose, String items, String... more) {
        return requestOf(people(), purpose, items, more);
    }

    Terminal requestOf(String resource, String purpose, String items, String... more) {
        Stream<String> words = Stream.of("request", resource, "--items", items, "--purpose", purpose,
                "--explanation", "核对名单中的人员", "--basis", "《社会救助暂行办法》第五十八条", "--scenario", "每月复核一次",
                "--to", LocalDate.now().plusDays(30).toString());
        return as("chengyun-user", Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    /** @return the number of a request that waits for its decision */
    String requested(String purpose, String items, String... more) {
        return json(done(request(purpose, items, more))).path("request").path("id").asText();
    }

    /** @return the number of a grant that is in force, another one where the purpose has one already */
    String granted(String purpose, String items, String... more) {
        String request = requested(purpose, items, Stream.concat(Stream.of(more), Stream.of("--again"))
                .toArray(String[]::new));
        List<String> shown = done(as("gongan-officer", "decide", request)).out().lines().toList();
        return shown.getLast();
    }

    /** Nobody can make the clock of the machine run on: the request becomes one of sixty days before. */
    void askedLongAgo(String request) throws IOException, SQLException {
        JsonNode address = JSON.readTree(home.var().resolve("run/store.json").toFile());
        PGSimpleDataSource store = new PGSimpleDataSource();
        store.setUrl(address.path("url").asText());
        store.setUser(address.path("user").asText());
        store.setPassword(Files.readString(home.secrets().resolve("store-password")).strip());
        try (Connection connection = store.getConnection(); PreparedStatement update = connection.prepareStatement(
                "update exchange.request set submitted_at = submitted_at - interval '60 days' where id = ?")) {
            update.setString(1, request);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        mail.stop();
        departments.close();
    }
}
