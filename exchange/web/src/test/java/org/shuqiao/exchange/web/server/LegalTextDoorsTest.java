package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's own legal texts: bases of sharing while they are in force, and changed by two persons only. */
class LegalTextDoorsTest {

    private static final long PATIENCE_MS = 60_000;
    private static final String OWN = """
            texts:
              - title: 云州市公共数据管理办法
                rank: local-rule
                number: 云政规〔2024〕7号
                issuer: 云州市人民政府
                from: "2024-05-01"
                until: "2026-03-31"
                articles: 40
            """;

    @TempDir
    private Path folder;

    @Test
    void aCitysOwnTextIsABasisWhileItIsInForce() throws Exception {
        MovableClock clock = new MovableClock(LocalDate.of(2026, 3, 30));
        write(OWN);
        try (RunningServer running = RunningServer.start(folder.resolve("home"), clock)) {
            SharedRoads roads = new SharedRoads(running);
            String code = roads.publish(draft("县道", "51", "《云州市公共数据管理办法》第十二条"), "51");
            JsonNode text = named(running, "云州市公共数据管理办法");
            String request = request(running, "a", code, "《中华人民共和国道路交通安全法》第四条").body().path("request")
                    .path("id").asText();
            SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/requests/" + request + "/decision",
                    "{\"items\": [{\"item\": \"name\", \"verdict\": \"agree\"}, {\"item\": \"length\", "
                            + "\"verdict\": \"agree\"}]}"));

            assertThat(text.path("issuer").asText()).isEqualTo("云州市人民政府");
            assertThat(text.path("rank").asText()).isEqualTo("local-rule");
            assertThat(submitted(running, "乡道", "52", "《云州市公共数据管理办法》第四十一条")).isEqualTo("SQ-CAT-0143");
            assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/evidence/acts?department=jiaotong"))
                    .toString()).as("the decision cites the text and the registry that it went by")
                    .contains("\\\"texts\\\":\\\"sha256:", "云州市公共数据管理办法", "云政规〔2024〕7号",
                            "中华人民共和国道路交通安全法");
            assertThat(request(running, "b", code, "《中华人民共和国物权法》第五条").code()).isEqualTo("SQ-EXC-0293");
            try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer",
                    RunningServer.PASSWORD)) {
                assertThat(reader.get("/sources").body()).contains("云州市公共数据管理办法", "云州市人民政府", "制定机关");
            }

            clock.set(LocalDate.of(2026, 4, 1));

            Caller.Answer late = request(running, "c", code, "《中华人民共和国道路交通安全法》第四条");
            assertThat(late.code()).isEqualTo("SQ-EXC-0292");
            assertThat(late.body().path("problem").asText()).contains("2026-03-31");
            assertThat(submitted(running, "村道", "53", "云政规〔2024〕7号")).isEqualTo("SQ-CAT-0142");
            assertThat(alerted(running)).contains(code, "云州市公共数据管理办法");
        }
    }

    @Test
    void theFileCountsWhenTwoPersonsAgreedAndTheServerStartedAgain() throws Exception {
        MovableClock clock = new MovableClock(LocalDate.of(2026, 3, 30));
        try (RunningServer running = RunningServer.start(folder.resolve("home"), clock)) {
            write(OWN);
            assertThat(named(running, "云州市公共数据管理办法").isMissingNode()).isTrue();
            Caller.Answer proposed = running.admin().post("/api/v1/changes/files/texts", "{}");
            assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(202);
            running.restart(clock);
            assertThat(named(running, "云州市公共数据管理办法").isMissingNode()).as("one person is not enough").isTrue();
            clock.set(LocalDate.of(2026, 3, 31));
            running.approve("admin2", proposed, "");
            write(OWN.replace("2026-03-31", "2036-03-31"));
            running.restart(clock);

            assertThat(named(running, "云州市公共数据管理办法").path("until").asText()).as("what was agreed on")
                    .isEqualTo("2026-03-31");
            assertThat(adopted(running, OWN.replace("local-rule", "law"))).isEqualTo("SQ-CAT-0220");
            assertThat(adopted(running, OWN.replace("云州市人民政府", "\"\""))).isEqualTo("SQ-CAT-0220");
            assertThat(adopted(running, OWN.replace("2024-05-01", "2027-05-01"))).isEqualTo("SQ-CAT-0220");
            assertThat(adopted(running, OWN.replace("云州市公共数据管理办法", "政务数据共享条例"))).isEqualTo("SQ-CAT-0221");
            assertThat(adopted(running, "texts: [")).isEqualTo("SQ-CFG-0001");
        }
    }

    private String adopted(RunningServer running, String yaml) throws Exception {
        write(yaml);
        return running.admin().post("/api/v1/changes/files/texts", "{}").code();
    }

    private void write(String yaml) throws Exception {
        Path conf = Files.createDirectories(folder.resolve("home/conf"));
        Files.writeString(conf.resolve("legal-texts.yaml"), yaml);
    }

    private static String draft(String name, String detail, String basis) {
        return SharedRoads.draft(name, detail, "", "conditional", "\"table\", \"service\"")
                .replace("《中华人民共和国公路法》第七条", basis);
    }

    private static String submitted(RunningServer running, String name, String detail, String basis)
            throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String entry = SharedRoads.ok(officer.post("/api/v1/entries", "{\"draft\": " + draft(name, detail, basis)
                + "}")).path("id").asText();
        return officer.post("/api/v1/entries/" + entry + "/submit", "{}").code();
    }

    private static Caller.Answer request(RunningServer running, String key, String code, String basis)
            throws Exception {
        return running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, code, "2026-04-01",
                "2026-06-01").replace("《中华人民共和国道路交通安全法》第四条", basis).replace("道路安全治理", "治理" + key));
    }

    private static JsonNode named(RunningServer running, String title) throws Exception {
        for (JsonNode text : SharedRoads.ok(running.as("auditor").get("/api/v1/legal-texts"))) {
            if (text.path("title").asText().equals(title)) {
                return text;
            }
        }
        return MissingNode.getInstance();
    }

    private static String alerted(RunningServer running) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        String alerts = "";
        while (!alerts.contains("basis-ended") && System.currentTimeMillis() < end) {
            Thread.sleep(500);
            alerts = running.as("jiaotong-officer").get("/api/v1/alerts").body().toString();
        }
        return alerts;
    }
}
