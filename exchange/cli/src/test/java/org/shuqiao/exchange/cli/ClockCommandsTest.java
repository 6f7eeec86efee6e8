package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The legal clock, supervision, demands and disputes on the command line. */
@ExtendWith(CityExtension.class)
class ClockCommandsTest {

    private static final String NOTICE = """
            year: 2030
            notice: 关于2030年部分节假日安排的通知
            number: 国办发明电〔2029〕6号
            issued: 2029-11-04
            off: [{name: 元旦, from: 2030-01-01, to: 2030-01-03}]
            """;

    @TempDir
    private Path folder;
    private final City city;

    ClockCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"clock", "clock check", "clock load", "clock changes"},
            refused = {"clock", "clock check", "clock load", "clock changes"})
    void aNoticeIsCheckedAndLoaded() throws Exception {
        Path file = Files.writeString(folder.resolve("holidays-2030.yaml"), NOTICE);
        Path other = Files.writeString(folder.resolve("other.yaml"), NOTICE.replace("6号", "7号"));

        String before = done(city.as("chengyun-user", "clock"));
        done(city.as("reviewer", "clock", "check", file.toString()));
        JsonNode loaded = city.json("reviewer", "clock", "load", file.toString());

        assertThat(before).contains("国办发明电〔2025〕7号", "reply-conditional", "provisional");
        assertThat(done(city.as("chengyun-user", "clock"))).contains("国办发明电〔2029〕6号");
        assertThat(loaded.path("after").asText()).startsWith("sha256:").isNotEqualTo(loaded.path("before").asText());
        done(city.as("auditor", "clock", "changes"));
        Terminal contradicts = city.as("reviewer", "clock", "load", other.toString());
        assertRefused(contradicts, "SQ-EXC-0160");
        assertThat(contradicts.err()).contains("〔2029〕6号", "〔2029〕7号");
        assertRefused(city.as("gongan-officer", "clock", "check", file.toString()), "SQ-EXC-0001");
        assertRefused(city.as("admin", "clock", "changes"), "SQ-EXC-0001");
        assertRefused(Terminal.run("clock"), "SQ-CLI-0011");
    }

    @Test
    @Commands(done = {"requests extend", "clock explain", "clock league"},
            refused = {"requests extend", "clock explain", "clock league"})
    void aReplyIsPutOffAndTheEvidenceShowsTheReckoning() throws Exception {
        String request = city.requested("延期核对", "name");

        city.json("gongan-officer", "requests", "extend", request, "--days", "3", "--reason", "征求意见");
        assertRefused(city.as("gongan-officer", "requests", "extend", request, "--days", "3", "--reason", "再延"),
                "SQ-EXC-0165");
        JsonNode explained = city.json("chengyun-user", "clock", "explain", request);
        done(city.as("gongan-officer", "decide", request));

        assertThat(explained.path("extended").asInt()).isEqualTo(3);
        assertThat(explained.path("workingDays").asInt()).isEqualTo(10);
        assertThat(done(city.as("auditor", "clock", "league"))).contains("gongan");
        done(city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "延期核对", "--receipt",
                folder.resolve("r.json").toString()));
        Path evidence = folder.resolve("evidence");
        done(city.as("auditor", "receipts", "--save", evidence.toString()));
        Terminal verified = Terminal.run("verify", evidence.toString());
        assertThat(verified.out()).contains(request + "  reply-conditional").contains("809");
        try (Stream<Path> saved = Files.list(evidence)) {
            assertThat(saved.map(Path::toString)).anyMatch(name -> name.endsWith(".calendar.json"));
        }
        assertRefused(city.as("chengyun-user", "clock", "explain", "R-2026-999999"), "SQ-EXC-0024");
        assertRefused(city.as("admin", "clock", "league"), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = {"supervision", "supervision issue", "supervision answer"},
            refused = {"supervision", "supervision issue", "supervision answer"})
    void whatIsOverdueIsSupervised() throws Exception {
        String request = city.requested("逾期核对", "name");
        assertRefused(city.as("reviewer", "supervision", "issue", request, "--demand", "请答复"), "SQ-EXC-0169");
        city.askedLongAgo(request);

        assertThat(done(city.as("reviewer", "supervision"))).contains(request, "reply-conditional");
        String notice = city.json("reviewer", "supervision", "issue", request, "--demand", "请答复").path("id").asText();
        JsonNode answered = city.json("gongan-officer", "supervision", "answer", notice, "--text", "已安排专人");

        assertThat(notice).matches("S-[0-9]{4}-[0-9]{6}");
        assertThat(answered.path("answer").asText()).isEqualTo("已安排专人");
        assertRefused(city.as("gongan-officer", "supervision", "answer", notice, "--text", "再答"), "SQ-EXC-0168");
        assertRefused(city.as("admin", "supervision"), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = {"demands", "demands state", "demands answer", "demands unused"},
            refused = {"demands", "demands state", "demands answer", "demands unused"})
    void aDemandIsAnsweredWithAnEntry() {
        String[] state = {"demands", "state", "--title", "居住地", "--description", "防汛转移", "--of", "gongan"};
        String demand = city.json("chengyun-user", state).path("id").asText();

        JsonNode answered = city.json("gongan-officer", "demands", "answer", demand, "--text", "见该目录",
                "--resource", city.people());

        assertThat(answered.path("resource").asText()).isEqualTo(city.people());
        assertThat(done(city.as("auditor", "demands"))).contains(demand, "居住地");
        assertThat(done(city.as("chengyun-user", "demands", "unused"))).contains("resource");
        assertRefused(city.as("gongan-officer", "demands", "answer", demand, "--text", "再答"), "SQ-EXC-0171");
        assertRefused(city.as("chengyun-user", "demands", "state", "--title", "某", "--description", "某", "--of",
                "zhongbu"), "SQ-EXC-0172");
        assertRefused(city.as("admin", "demands"), "SQ-EXC-0001");
        assertRefused(city.as("admin", "demands", "unused"), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = {"disputes", "disputes show", "disputes raise", "disputes answer", "disputes settle",
            "disputes escalate", "disputes rule"},
            refused = {"disputes", "disputes show", "disputes raise", "disputes answer", "disputes settle",
                "disputes escalate", "disputes rule"})
    void aDisputeGoesThroughItsLayers() throws Exception {
        String request = city.requested("争议核对", "name");
        assertRefused(city.as("chengyun-user", "disputes", "raise", request, "--text", "早了"), "SQ-EXC-0177");
        city.askedLongAgo(request);

        String dispute = city.json("chengyun-user", "disputes", "raise", request, "--text", "逾期未答复")
                .path("id").asText();
        assertRefused(city.as("chengyun-user", "disputes", "escalate", dispute, "--text", "升级"), "SQ-EXC-0175");
        assertRefused(city.as("chengyun-user", "disputes", "answer", dispute, "--text", "自答"), "SQ-EXC-0002");
        city.json("gongan-officer", "disputes", "answer", dispute, "--text", "正在办理");
        city.json("chengyun-user", "disputes", "escalate", dispute, "--text", "请调解");
        assertRefused(city.as("gongan-officer", "disputes", "rule", dispute, "--outcome", "failed", "--text", "未成"),
                "SQ-EXC-0001");
        city.json("reviewer", "disputes", "rule", dispute, "--outcome", "failed", "--text", "双方不一致");
        city.json("chengyun-user", "disputes", "escalate", dispute, "--text", "请裁定");
        JsonNode settled = city.json("chengyun-user", "disputes", "settle", dispute, "--text", "对方已答复");

        assertThat(settled.path("outcome").asText()).isEqualTo("settled");
        assertThat(city.json("auditor", "disputes", "show", dispute).path("documents")).hasSize(6);
        assertThat(done(city.as("reviewer", "disputes"))).contains(dispute, "closed");
        assertRefused(city.as("chengyun-user", "disputes", "settle", dispute, "--text", "再"), "SQ-EXC-0175");
        assertRefused(city.as("auditor", "disputes", "show", "D-2026-999999"), "SQ-EXC-0174");
        assertRefused(city.as("admin", "disputes"), "SQ-EXC-0001");
    }

    private static String done(Terminal ran) {
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCodes.DONE);
        return ran.out();
    }
}
