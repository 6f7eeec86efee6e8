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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.json.Json;

/**
 * What the doors answered, what the records say and what the department's own PostgreSQL logged, compared by the audit:
 * at first all agree, then one of the three is other than the others.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationTest {

    private static final String PURPOSE = "道路安全";
    private static final String SQL = "select name from jiaotong.road order by name";

    @TempDir
    private static Path folder;
    private static final Ahead CLOCK = new Ahead();
    private static RunningServer running;
    private static Path own;
    private static Path handed;

    @BeforeAll
    static void askAtEveryDoor() throws Exception {
        own = Files.createDirectory(folder.resolve("own"));
        handed = Files.createDirectory(folder.resolve("handed"));
        running = RunningServer.logged(folder.resolve("home"), CLOCK, own, handed);
        granted();
        String body = "{\"purpose\": \"" + PURPOSE + "\", \"sql\": \"%s\"}";
        Caller user = running.as("chengyun-user");
        assertThat(user.post("/api/v1/query", body.formatted(SQL)).status()).isEqualTo(200);
        assertThat(user.post("/api/v1/%71uery", body.formatted(SQL)).status()).isEqualTo(200);
        assertThat(user.post("/api/v1/query", body.formatted("select road_number from jiaotong.road")).code())
                .startsWith("SQ-QRY-");
        assertThat(user.post("/api/v1/query", "no JSON").body().path("receipt").asText()).isNotEmpty();
        assertThat(user.post("/api/v1/confirm", "{}").status()).isEqualTo(400);
        assertThat(new Caller(running.url(), "chengyun-user", "a wrong one", "en")
                .post("/api/v1/query", body.formatted(SQL)).status()).isEqualTo(401);
        atJdbc();
        atThePortal();
        CLOCK.advance(Duration.ofHours(1)); // what is on its way has arrived
    }

    private static void atJdbc() throws SQLException {
        try (Connection connection = jdbc(PURPOSE); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQL)) {
            assertThat(rows.next()).isTrue();
        }
        assertThatThrownBy(() -> jdbc("").createStatement().executeQuery(SQL)).hasStackTraceContaining("SQ-QRY-0030");
    }

    private static Connection jdbc(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("avatica_user", "chengyun-user");
        properties.setProperty("avatica_password", RunningServer.PASSWORD);
        properties.setProperty("purpose", purpose);
        return DriverManager.getConnection(running.server().jdbcUrl(), properties);
    }

    private static void atThePortal() throws Exception {
        try (PageReader page = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(page.post("/query", "purpose=" + encoded(PURPOSE) + "&sql=" + encoded(SQL)).body())
                    .contains("人民路");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Publishes the roads, binds them to the view and has them granted by rule. */
    private static void granted() throws Exception {
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
        ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}"));
        String resource = ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}")).path("code")
                .asText();
        running.approve("reviewer", officer.post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", "table": "road_share", "name": "road"}""".formatted(resource)),
                "");
        ok(running.as("chengyun-user").post("/api/v1/requests", """
                {"key": "k-1", "resource": "%s", "items": ["name"], "purpose": "%s", "explanation": "排查",
                 "basis": "《中华人民共和国道路交通安全法》第四条", "scenario": "排查", "modes": ["query"],
                 "from": "%s", "to": "%s"}""".formatted(resource, PURPOSE, LocalDate.now(),
                LocalDate.now().plusDays(30))));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    @Order(1)
    void whatWasAskedAnsweredRecordedAndReadAgrees() throws Exception {
        JsonNode report = audited(line -> true);

        assertThat(report.path("findings")).as("%s", report.path("findings")).isEmpty();
        assertThat(compared(report, "access-log")).as("delivered three times, refused three times")
                .isGreaterThanOrEqualTo(6);
        assertThat(compared(report, "source-logs")).isGreaterThan(6);
        String access = Files.readString(accessLog());
        assertThat(access.lines()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(access).contains("\"door\":\"rest\"", "\"door\":\"jdbc\"", "\"door\":\"portal\"")
                .doesNotContain("chengyun", "select", PURPOSE, "人民路");
    }

    @Test
    @Order(2)
    void whoReadsWithOurAccountOutsideOfTheGatewayIsFound() throws Exception {
        try (Connection outside = DriverManager.getConnection(running.departmentUrl("reader"));
                Statement statement = outside.createStatement()) {
            statement.executeQuery("select * from driver");
            statement.execute("set application_name = 'shuqiao 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
            statement.executeQuery("select name from driver");
            statement.execute("set application_name = 'shuqiao risk'");
            statement.executeQuery("select licence from driver");
            statement.execute("begin; select 1 from driver; commit");
        }

        List<JsonNode> findings = findings(line -> true);

        assertThat(findings).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.path("kind").asText()).isEqualTo("source-read-not-recorded");
            assertThat(finding.path("place").asText()).startsWith("jiaotong ");
            assertThat(finding.path("detail").asText()).doesNotContain("driver", "select");
        });
        assertThat(findings).extracting(finding -> finding.path("detail").asText())
                .anyMatch(detail -> detail.contains("names no record"))
                .anyMatch(detail -> detail.contains("01ARZ3NDEKTSV4RRFFQ69G5FAV is not known"));
    }

    @Test
    @Order(3)
    void aDeliveryThatTheSourceKnowsNothingOfIsFound() throws Exception {
        String record = delivered();

        List<JsonNode> findings = findings(line -> !line.contains(record) && !line.contains("driver"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path("kind").asText()).isEqualTo("record-without-source-read");
            assertThat(finding.path("place").asText()).isEqualTo(record);
        });
    }

    @Test
    @Order(4)
    void aLogThatIsNotThereOrIsNoneIsFound() throws Exception {
        assertThat(findings(line -> false)).extracting(finding -> finding.path("kind").asText())
                .containsExactly("source-log-unreadable");
        Files.writeString(handed.resolve("own.json"), "not a log\nnot a log either\n");
        assertThat(running.as("auditor").post("/api/v1/audits", "{}").body().path("report").path("findings"))
                .extracting(finding -> finding.path("kind").asText()).containsExactly("source-log-unreadable");
    }

    @Test
    @Order(5)
    void aRecordThatIsGoneIsMissedByTheDoorThatAnsweredWithIt() throws Exception {
        String record = delivered();
        try (Connection store = store(); Statement statement = store.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create table public.kept as select * from ledger.record where id = '" + record + "'");
            statement.execute("delete from ledger.record where id = '" + record + "'");
        }
        try {
            assertThat(findings(line -> !line.contains("driver"))).anySatisfy(finding -> {
                assertThat(finding.path("kind").asText()).isEqualTo("access-not-recorded");
                assertThat(finding.path("place").asText()).isEqualTo(record);
            });
        } finally {
            try (Connection store = store(); Statement statement = store.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("insert into ledger.record select * from public.kept");
            }
        }
        assertThat(findings(line -> !line.contains("driver"))).isEmpty();
    }

    @Test
    @Order(6)
    void aLineThatIsGoneOrChangedIsFound() throws Exception {
        String record = delivered();
        Path log = accessLog();
        List<String> lines = Files.readAllLines(log);
        List<String> without = lines.stream().filter(line -> !line.contains(record)).toList();

        Files.write(log, without);
        assertThat(findings(line -> !line.contains("driver"))).extracting(finding -> finding.path("kind").asText())
                .containsExactlyInAnyOrder("access-log-damaged", "record-without-access");
        Files.write(log, lines.stream().map(line -> line.contains(record)
                ? line.replace("\"answer\":\"delivered\"", "\"answer\":\"refused\"") : line).toList());
        assertThat(findings(line -> !line.contains("driver"))).extracting(finding -> finding.path("kind").asText())
                .containsExactlyInAnyOrder("access-log-damaged", "access-not-recorded");
        Files.write(log, lines.subList(0, lines.size() - 1)); // no mark follows, but the record is there
        assertThat(findings(line -> !line.contains("driver"))).extracting(finding -> finding.path("kind").asText())
                .containsExactly("record-without-access");
        Files.write(log, lines);
        assertThat(findings(line -> !line.contains("driver"))).isEmpty();
    }

    @Test
    @Order(7)
    void findingsAreOnTheAuditorsHomePageUntilOneHasLooked() throws Exception {
        Caller auditor = running.as("auditor");
        for (JsonNode waiting : auditor.get("/api/v1/audits/waiting").body()) {
            assertThat(waiting.path("findings").asInt()).isPositive();
            ok(auditor.post("/api/v1/audits/" + waiting.path("id").asText() + "/looked", "{}"));
        }
        assertThat(ok(auditor.get("/api/v1/audits/waiting"))).isEmpty();

        audited(line -> true);
        CLOCK.advance(Duration.ofSeconds(1));
        String report = ok(auditor.get("/api/v1/audits/waiting")).path(0).path("id").asText();

        assertThat(running.as("chengyun-user").get("/api/v1/audits/waiting").code()).isEqualTo("SQ-EXC-0001");
        assertThat(running.as("reviewer").post("/api/v1/audits/" + report + "/looked", "{}").code())
                .isEqualTo("SQ-EXC-0001");
        try (PageReader page = new PageReader(running.url(), "auditor", RunningServer.PASSWORD);
                PageReader user = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(user.get("/").body()).doesNotContain("/audits/" + report);
            assertThat(page.get("/").body()).contains("/audits/" + report);
            assertThat(page.get("/audits/" + report).body()).contains("/audits/" + report + "/looked");
            assertThat(page.post("/audits/" + report, "/audits/" + report + "/looked", "a=b").body())
                    .doesNotContain("/looked");
            assertThat(page.get("/").body()).doesNotContain("/audits/" + report);
        }
        assertThat(ok(auditor.get("/api/v1/audits/waiting"))).isEmpty();
        assertThat(auditor.post("/api/v1/audits/20200101-000000000/looked", "{}").code()).isEqualTo("SQ-AUD-0001");
    }

    private static Path accessLog() throws IOException {
        try (Stream<Path> files = Files.list(running.installation().home().access())) {
            return files.findFirst().orElseThrow();
        }
    }

    /** @return the id of the first delivery's record */
    private static String delivered() throws IOException {
        return StreamSupport.stream(running.as("auditor").get("/api/v1/receipts").body().spliterator(), false)
                .filter(each -> each.path("outcome").asText().equals("delivered")).reduce((one, older) -> older)
                .orElseThrow().path("id").asText();
    }

    private static long compared(JsonNode report, String check) {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(each -> each.path("check").asText().equals(check)).findFirst().orElseThrow()
                .path("compared").asLong();
    }

    private static List<JsonNode> findings(Predicate<String> lines) throws Exception {
        return StreamSupport.stream(audited(lines).path("findings").spliterator(), false).toList();
    }

    /** Hands the department's log over, with these of its lines, and audits. */
    private static JsonNode audited(Predicate<String> lines) throws Exception {
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

    private static Connection store() throws Exception {
        Path var = running.installation().home().var();
        JsonNode address = Json.PLAIN.readTree(var.resolve("run/store.json").toFile());
        return DriverManager.getConnection(address.path("url").asText(), address.path("user").asText(),
                Files.readString(var.resolve("secrets/store-password")).strip());
    }

    /** Clock that goes, and that the test sets forward. */
    private static final class Ahead extends Clock {

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

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
