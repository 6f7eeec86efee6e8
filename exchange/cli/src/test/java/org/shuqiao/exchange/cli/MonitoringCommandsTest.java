package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Alerts of monitoring rules, and operators with their admissions, at the command line. */
@ExtendWith(CityExtension.class)
class MonitoringCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final City city;

    MonitoringCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"alerts", "alerts acknowledge"}, refused = {"alerts", "alerts acknowledge"})
    void aRuleOfTheCitySpeaksAndTheAuthoritySettlesIt() throws Exception {
        city.account("yingji-user", "yingji", "requester");
        for (int i = 0; i < 3; i++) {
            assertThat(city.as("yingji-user", "query", "select name from gongan.rk", "--purpose", "无此用途").exit())
                    .isEqualTo(ExitCodes.REFUSED);
        }

        JsonNode alert = await("reviewer", "own-refusals");
        String id = alert.path("id").asText();

        assertThat(alert.path("places")).hasSize(3);
        assertThat(alert.path("about").asText()).isEqualTo("consumer yingji");
        assertRefused(city.as("yingji-user", "alerts"), "SQ-EXC-0001");
        assertRefused(city.as("auditor", "alerts", "acknowledge", id, "--remark", "看过"), "SQ-EXC-0001");
        assertThat(city.as("reviewer", "alerts", "acknowledge", id, "--remark", "演练，已核对").exit())
                .isEqualTo(ExitCodes.DONE);
        assertThat(city.as("auditor", "alerts").out()).contains("三次被拒", "演练，已核对");
        assertThat(city.as("auditor", "alerts", "--open").out()).doesNotContain("own-refusals");
        assertThat(city.as("auditor", "security-log", "--kind", "alert-acknowledged").out()).contains("reviewer");
    }

    @Test
    @Commands(done = {"inbox", "inbox read"}, refused = {"inbox", "inbox read"})
    void theInboxIsListedAndRead() {
        Terminal listed = city.as("gongan-officer", "inbox");

        assertThat(listed.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(listed.out()).contains("matter");
        assertThat(city.as("gongan-officer", "inbox", "read").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("gongan-officer", "inbox", "--unread", "--json").exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("gongan-officer", "inbox", "read", "none"), "SQ-EXC-0316");
        assertThat(city.as("gongan-officer", "inbox", "--server", "http://127.0.0.1:1").exit())
                .isEqualTo(ExitCodes.UNREACHABLE);
    }

    @Test
    @Commands(done = "alerts rules", refused = "alerts rules")
    void theRulesAreListedAndAFaultyOneIsToldWithItsLine() throws IOException {
        Terminal listed = Terminal.run("alerts", "rules");
        Path faulty = city.home().rules().resolve("faulty.yaml");
        Files.writeString(faulty, Files.readString(city.home().rules().resolve("own-refusals.yaml"))
                .replace("window: 1h", "window: soon").replace("own-refusals", "faulty"));
        Terminal refused = Terminal.run("alerts", "rules");
        Files.delete(faulty);

        assertThat(listed.exit()).as(listed.err()).isEqualTo(ExitCodes.DONE);
        assertThat(listed.out()).contains("own-refusals", "bulk-rows", "purpose-without-end");
        assertRefused(refused, "SQ-MON-0002");
        assertThat(refused.err()).contains("faulty.yaml", "12");
    }

    @Test
    @Commands(done = {"operators", "operators list", "operators admit", "operators end"},
            refused = {"operators", "operators list", "operators admit", "operators end"})
    void anOperatorIsAdmittedServedAndEnded() throws Exception {
        city.account("yunwei-security", "yunwei", "officer");
        city.account("yunwei-user", "yunwei", "requester");
        assertRefused(admit("chengyun-user", "yunwei-security"), "SQ-EXC-0001");
        assertRefused(admit("admin", "gongan-officer"), "SQ-OPR-0004");
        assertRefused(city.as("yunwei-user", "operators"), "SQ-EXC-0001");
        assertRefused(city.as("yunwei-user", "operators", "list"), "SQ-EXC-0001");
        assertRefused(city.as("admin", "operators", "end", "C-1999-000001", "--reason", "r"), "SQ-EXC-0001");
        assertRefused(request("before"), "SQ-OPR-0001");

        String change = admit("admin", "yunwei-security").out().strip();
        assertThat(city.as("reviewer", "changes", "approve", change).exit()).isEqualTo(ExitCodes.DONE);
        String request = City.json(request("within")).path("request").path("id").asText();
        assertThat(city.as("gongan-officer", "decide", request).exit()).isEqualTo(ExitCodes.DONE);
        Terminal answered = query();
        assertThat(answered.exit()).as(answered.err()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("auditor", "operators").out()).contains(change, "yunwei", "in-force");
        assertThat(city.as("reviewer", "operators", "end", change, "--reason", "合同终止").exit())
                .isEqualTo(ExitCodes.DONE);
        assertRefused(query(), "SQ-OPR-0003");
        assertThat(city.as("auditor", "operators", "list", "--json").out()).contains("合同终止");
        assertThat(await("yunwei-security", "operator-refused").path("about").asText()).startsWith("SQ-OPR-0003");
        assertThat(city.as("yunwei-security", "alerts").out()).contains("SQ-OPR-0003");
    }

    /** From collecting to publishing, each with who did it; the audit finds a batch that nobody collected. */
    @Test
    @Commands(done = "stages", refused = {"stages", "audit"})
    void theLifeOfADatasetHasItsRecordsAndAGapIsAFinding() throws IOException {
        city.people();

        Terminal life = city.as("auditor", "stages", "gongan_rk");

        assertThat(life.exit()).as(life.err()).isEqualTo(ExitCodes.DONE);
        assertThat(life.out()).contains("收集 collecting", "加工 processing", "存储 storing", "公开 publishing", "admin",
                "reviewer");
        assertRefused(city.as("chengyun-user", "stages", "gongan_rk"), "SQ-EXC-0002");
        assertThat(stageGaps()).isEmpty();

        Path landing = city.home().landing().resolve("gongan/rk");
        Path batch;
        try (Stream<Path> batches = Files.list(landing)) {
            batch = batches.filter(each -> !each.getFileName().toString().startsWith(".")).findFirst().orElseThrow();
        }
        Path manifest = batch.resolve("manifest.json");
        String before = Files.readString(manifest);
        Files.writeString(manifest, before + "\n");
        String found = stageGaps();
        Files.writeString(manifest, before);

        assertThat(found).contains("landed-batch-changed", "gongan_rk");
        assertThat(stageGaps()).isEmpty();
    }

    private String stageGaps() {
        JsonNode report = City.json(city.as("auditor", "audit", "--json"));
        return StreamSupport.stream(report.path("findings").spliterator(), false).map(JsonNode::toString)
                .filter(finding -> finding.contains("stage-gap") || finding.contains("landed-batch"))
                .collect(Collectors.joining("\n"));
    }

    private Terminal admit(String by, String officer) {
        return city.as(by, "operators", "admit", "yunwei", "--security-officer", officer, "--basis", "运维合同",
                "--provider", "gongan", "--purpose", "系统运维核对", "--rows", "1000", "--to",
                LocalDate.now().plusDays(30).toString());
    }

    private Terminal request(String key) {
        return city.as("yunwei-user", "request", city.people(), "--items", "name", "--purpose", "系统运维核对",
                "--explanation", "核对系统中的人员", "--basis", "运维合同第三条", "--scenario", "每月一次", "--key", key, "--to",
                LocalDate.now().plusDays(20).toString());
    }

    private Terminal query() {
        return city.as("yunwei-user", "query", "select name from gongan.rk limit 1", "--purpose", "系统运维核对");
    }

    /** Rules look at what is new every few seconds. */
    private JsonNode await(String login, String kind) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<JsonNode> found;
        do {
            Thread.sleep(200);
            JsonNode alerts = city.json(login, "alerts", "--json");
            found = StreamSupport.stream(alerts.spliterator(), false)
                    .filter(alert -> alert.path("kind").asText().equals(kind)).reduce((newer, older) -> older);
        } while (found.isEmpty() && Instant.now().isBefore(end));
        return found.orElseThrow();
    }
}
