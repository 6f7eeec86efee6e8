package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the doors answered, what the records say and what the department's own PostgreSQL logged, compared by the audit:
 * at first all agree, then one of the three is other than the others.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationTest {

    @TempDir
    private static Path folder;
    private static ReconciledTown town;

    @BeforeAll
    static void askAtEveryDoor() throws Exception {
        town = new ReconciledTown(folder);
        town.askAtEveryDoor();
    }

    @AfterAll
    static void stop() throws Exception {
        town.close();
    }

    @Test
    @Order(1)
    void whatWasAskedAnsweredRecordedAndReadAgrees() throws Exception {
        JsonNode report = town.audited(line -> true);

        assertThat(report.path("findings")).as("%s", report.path("findings")).isEmpty();
        assertThat(ReconciledTown.compared(report, "access-log")).as("delivered three times, refused three times")
                .isGreaterThanOrEqualTo(6);
        assertThat(ReconciledTown.compared(report, "source-logs")).isGreaterThan(6);
        String access = Files.readString(town.accessLog());
        assertThat(access.lines()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(access).contains("\"door\":\"rest\"", "\"door\":\"jdbc\"", "\"door\":\"portal\"")
                .doesNotContain("chengyun", "select", ReconciledTown.PURPOSE, "人民路");
    }

    @Test
    @Order(2)
    void whoReadsWithOurAccountOutsideOfTheGatewayIsFound() throws Exception {
        try (Connection outside = DriverManager.getConnection(town.running.departmentUrl("reader"));
                Statement statement = outside.createStatement()) {
            statement.executeQuery("select * from driver");
            statement.execute("set application_name = 'shuqiao 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
            statement.executeQuery("select name from driver");
            statement.execute("set application_name = 'shuqiao risk'");
            statement.executeQuery("select licence from driver");
            statement.execute("begin; select 1 from driver; commit");
        }

        List<JsonNode> findings = town.findings(line -> true);

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
        String record = town.delivered();

        List<JsonNode> findings = town.findings(line -> !line.contains(record) && !line.contains("driver"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path("kind").asText()).isEqualTo("record-without-source-read");
            assertThat(finding.path("place").asText()).isEqualTo(record);
        });
    }

    @Test
    @Order(4)
    void aLogThatIsNotThereOrIsNoneIsFound() throws Exception {
        assertThat(town.findings(line -> false)).extracting(finding -> finding.path("kind").asText())
                .containsExactly("source-log-unreadable");
        Files.writeString(town.handed.resolve("own.json"), "not a log\nnot a log either\n");
        assertThat(town.running.as("auditor").post("/api/v1/audits", "{}").body().path("report").path("findings"))
                .extracting(finding -> finding.path("kind").asText()).containsExactly("source-log-unreadable");
    }

    @Test
    @Order(5)
    void aRecordThatIsGoneIsMissedByTheDoorThatAnsweredWithIt() throws Exception {
        String record = town.delivered();
        try (Connection store = town.store(); Statement statement = store.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create table public.kept as select * from ledger.record where id = '" + record + "'");
            statement.execute("delete from ledger.record where id = '" + record + "'");
        }
        try {
            assertThat(town.findings(line -> !line.contains("driver"))).anySatisfy(finding -> {
                assertThat(finding.path("kind").asText()).isEqualTo("access-not-recorded");
                assertThat(finding.path("place").asText()).isEqualTo(record);
            });
        } finally {
            try (Connection store = town.store(); Statement statement = store.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("insert into ledger.record select * from public.kept");
            }
        }
        assertThat(town.findings(line -> !line.contains("driver"))).isEmpty();
    }

    @Test
    @Order(6)
    void aLineThatIsGoneOrChangedIsFound() throws Exception {
        String record = town.delivered();
        Path log = town.accessLog();
        List<String> lines = Files.readAllLines(log);
        List<String> without = lines.stream().filter(line -> !line.contains(record)).toList();

        Files.write(log, without);
        assertThat(town.findings(line -> !line.contains("driver"))).extracting(finding -> finding.path("kind").asText())
                .containsExactlyInAnyOrder("access-log-damaged", "record-without-access");
        Files.write(log, lines.stream().map(line -> line.contains(record)
                ? line.replace("\"answer\":\"delivered\"", "\"answer\":\"refused\"") : line).toList());
        assertThat(town.findings(line -> !line.contains("driver"))).extracting(finding -> finding.path("kind").asText())
                .containsExactlyInAnyOrder("access-log-damaged", "access-not-recorded");
        Files.write(log, lines.subList(0, lines.size() - 1)); // no mark follows, but the record is there
        assertThat(town.findings(line -> !line.contains("driver"))).extracting(finding -> finding.path("kind").asText())
                .containsExactly("record-without-access");
        Files.write(log, lines);
        assertThat(town.findings(line -> !line.contains("driver"))).isEmpty();
    }

    @Test
    @Order(7)
    void findingsAreOnTheAuditorsHomePageUntilOneHasLooked() throws Exception {
        Caller auditor = town.running.as("auditor");
        for (JsonNode waiting : auditor.get("/api/v1/audits/waiting").body()) {
            assertThat(waiting.path("findings").asInt()).isPositive();
            ReconciledTown.ok(auditor.post("/api/v1/audits/" + waiting.path("id").asText() + "/looked", "{}"));
        }
        assertThat(ReconciledTown.ok(auditor.get("/api/v1/audits/waiting"))).isEmpty();

        town.audited(line -> true);
        town.clock.advance(Duration.ofSeconds(1));
        String report = ReconciledTown.ok(auditor.get("/api/v1/audits/waiting")).path(0).path("id").asText();

        assertThat(town.running.as("chengyun-user").get("/api/v1/audits/waiting").code()).isEqualTo("SQ-EXC-0001");
        assertThat(town.running.as("reviewer").post("/api/v1/audits/" + report + "/looked", "{}").code())
                .isEqualTo("SQ-EXC-0001");
        try (PageReader page = new PageReader(town.running.url(), "auditor", RunningServer.PASSWORD);
                PageReader user = new PageReader(town.running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(user.get("/").body()).doesNotContain("/audits/" + report);
            assertThat(findings(page)).contains("/audits/" + report);
            assertThat(page.get("/audits/" + report).body()).contains("/audits/" + report + "/looked");
            assertThat(page.post("/audits/" + report, "/audits/" + report + "/looked", "a=b").body())
                    .doesNotContain("/looked");
            assertThat(findings(page)).doesNotContain("/audits/" + report);
        }
        assertThat(ReconciledTown.ok(auditor.get("/api/v1/audits/waiting"))).isEmpty();
        assertThat(auditor.post("/api/v1/audits/20200101-000000000/looked", "{}").code()).isEqualTo("SQ-AUD-0001");
    }

    /** @return what the auditor's home page says of findings; the last audit is named below it, looked at or not */
    private static String findings(PageReader auditor) throws Exception {
        String home = auditor.get("/").body();
        return home.substring(home.indexOf("id=\"findings\""), home.indexOf("id=\"reconciliation\""));
    }

    /** Six months later two persons erase what signed audits have covered; the audit goes on behind it. */
    @Test
    @Order(8)
    void daysOfTheAccessLogGoByAgreementOnlyAndAreMissedOtherwise() throws Exception {
        Caller admin = town.running.as("admin");
        Path first = town.accessLog();
        String body = "{\"before\": \"%s\"}";
        String path = "/api/v1/retention/data/access-log/erase";
        assertThat(admin.post(path, body.formatted(town.today())).code()).isEqualTo("SQ-RET-0007");
        assertThat(admin.post(path, "{}").code()).isEqualTo("SQ-AUD-0003");
        town.clock.advance(Duration.ofDays(220));
        assertThat(admin.post(path, body.formatted(town.today().minusMonths(6))).code()).as("the newest stays")
                .isEqualTo("SQ-RET-0008");
        Path second = town.ask();
        ReconciledTown.ok(town.running.as("auditor").post("/api/v1/audits", "{}"));
        town.clock.advance(Duration.ofDays(220));
        Path third = town.ask();
        JsonNode due = ReconciledTown.ok(admin.get("/api/v1/retention/data"));
        assertThat(due).anySatisfy(each -> assertThat(each.path("kind").asText() + each.path("pieces").asInt())
                .isEqualTo("access-log1"));

        town.running.approve("admin2", admin.post(path, body.formatted(town.today().minusMonths(6))), "");

        assertThat(first).doesNotExist();
        assertThat(second).exists();
        assertThat(kinds()).doesNotContain("access-log-damaged", "record-without-access");
        assertThat(ReconciledTown.ok(town.running.as("auditor").get("/api/v1/security-log?kind=erased")).toString())
                .contains(first.getFileName().toString());

        Files.delete(second);
        assertThat(third).exists();
        assertThat(kinds()).contains("access-log-damaged", "record-without-access");
    }

    private static List<String> kinds() throws Exception {
        return town.findings(line -> true).stream().map(finding -> finding.path("kind").asText()).toList();
    }
}
