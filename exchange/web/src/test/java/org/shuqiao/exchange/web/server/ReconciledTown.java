package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.testkit.RunningStore;

/** A running server where somebody has asked at every door, and the log of the department's database that it reads. */
final class ReconciledTown implements AutoCloseable {

    static final String PURPOSE = "道路安全";
    private static final String SQL = "select name from jiaotong.road order by name";

    final RunningServer running;
    final Ahead clock = new Ahead();
    final Path handed;
    private final Path own;

    ReconciledTown(Path folder) throws Exception {
        own = Files.createDirectory(folder.resolve("own"));
        handed = Files.createDirectory(folder.resolve("handed"));
        running = RunningServer.logged(folder.resolve("home"), clock, own, handed);
        granted();
    }

    /** Lets the hour pass in which an answer, its record and its line may be on their way. */
    void askAtEveryDoor() throws Exception {
        String body = "{\"purpose\": \"" + PURPOSE + "\", \"sql\": \"%s\"}";
        Caller user = running.as("chengyun-user");
        assertThat(user.post("/api/v1/query", body.formatted(SQL)).status()).isEqualTo(200);
        assertThat(user.post("/api/v1/%71uery", body.formatted(SQL)).status()).isEqualTo(200);
        assertThat(user.post("/api/v1/query", body.formatted("select road_number from jiaotong.road")).code())
                .startsWith("SQ-QRY-");
        assertThat(user.post("/api/v1/query", "no JSON").status()).isEqualTo(400);
        assertThat(user.post("/api/v1/confirm", "{}").status()).isEqualTo(400);
        assertThat(new Caller(running.url(), "chengyun-user", "a wrong one", "en")
                .post("/api/v1/query", body.formatted(SQL)).status()).isEqualTo(401);
        atJdbc();
        atThePortal();
        clock.advance(Duration.ofHours(1)); // what is on its way has arrived
    }

    private void atJdbc() throws SQLException {
        try (Connection connection = jdbc(PURPOSE); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQL)) {
            assertThat(rows.next()).isTrue();
        }
        assertThatThrownBy(() -> jdbc("").createStatement().executeQuery(SQL)).hasStackTraceContaining("SQ-QRY-0030");
    }

    private Connection jdbc(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("avatica_user", "chengyun-user");
        properties.setProperty("avatica_password", RunningServer.PASSWORD);
        properties.setProperty("purpose", purpose);
        return DriverManager.getConnection(running.server().jdbcUrl(), properties);
    }

    private void atThePortal() throws Exception {
        try (PageReader page = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(page.post("/query", "purpose=" + encoded(PURPOSE) + "&sql=" + encoded(SQL)).body())
                    .contains("人民路");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Binds the roads to the view, publishes them and has them granted by rule. */
    private void granted() throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String entry = ok(officer.post("/api/v1/entries", """
                {"draft": {"name": "道路", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "道路编号、名称和长度", "format": "database", "update": "yearly", "grade": "general-1",
                  "category": {"kind": "3", "item": "09", "section": "001", "detail": "01"},
                  "items": [
                    {"name": "road_number", "title": "编号", "type": "text", "element": "", "grade": "general-1"},
                    {"name": "name", "title": "名称", "type": "text", "element": "", "grade": "general-1"}],
                  "sharing": {"kind": "unconditional", "condition": "", "basis": "政务数据共享条例", "modes": ["table", \
                "service"]},
                  "open": {"kind": "unconditional", "condition": ""}, "related": []}}""")).path("id").asText();
        String resource = ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}")).path("code").asText();
        running.approve("reviewer", officer.post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", "table": "road_share", "name": "road"}""".formatted(resource)),
                "");
        ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"));
        ok(running.as("chengyun-user").post("/api/v1/requests", """
                {"key": "k-1", "resource": "%s", "items": ["name"], "purpose": "%s", "explanation": "排查",
                 "basis": "《中华人民共和国道路交通安全法》第四条", "scenario": "排查", "modes": ["query"],
                 "from": "%s", "to": "%s"}""".formatted(resource, PURPOSE, LocalDate.now(),
                LocalDate.now().plusDays(30))));
    }

    Path accessLog() throws IOException {
        try (Stream<Path> files = Files.list(running.installation().home().access())) {
            return files.sorted().toList().getLast();
        }
    }

    LocalDate today() {
        return ExchangeStore.day(clock.instant());
    }

    /** Asks after the grant has ended, which is refused and recorded. @return the day's access log */
    Path ask() throws Exception {
        String body = "{\"purpose\": \"" + PURPOSE + "\", \"sql\": \"" + SQL + "\"}";
        assertThat(running.as("chengyun-user").post("/api/v1/query", body).status()).isGreaterThanOrEqualTo(400);
        clock.advance(Duration.ofHours(1));
        return accessLog();
    }

    /** @return the id of the first delivery's record */
    String delivered() throws IOException {
        return StreamSupport.stream(running.as("auditor").get("/api/v1/receipts").body().spliterator(), false)
                .filter(each -> each.path("outcome").asText().equals("delivered")).reduce((one, older) -> older)
                .orElseThrow().path("id").asText();
    }

    static long compared(JsonNode report, String check) {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(each -> each.path("check").asText().equals(check)).findFirst().orElseThrow()
                .path("compared").asLong();
    }

    List<JsonNode> findings(Predicate<String> lines) throws Exception {
        return StreamSupport.stream(audited(lines).path("findings").spliterator(), false).toList();
    }

    /** Hands the department's log over, with these of its lines, and audits. */
    JsonNode audited(Predicate<String> lines) throws Exception {
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                Files.copy(file, handed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                Files.write(handed.resolve(file.getFileName()), Files.readAllLines(file).stream().filter(lines)
                        .toList());
            }
        }
        Caller.Answer answer = running.as("auditor").post("/api/v1/audits", "{}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body().path("report");
    }

    Connection store() throws Exception {
        return RunningStore.of(running.installation().home()).getConnection();
    }

    static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    /** Clock that goes, and that the test sets forward. */
    static final class Ahead extends Clock {

        private static final Clock REAL = SystemClock.beijing();
        private volatile Duration by = Duration.ZERO;

        void advance(Duration further) {
            by = by.plus(further);
        }

        @Override
        public Instant instant() {
            return REAL.instant().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return REAL.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(REAL.withZone(zone), by);
        }
    }
}
