package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Tests the commands after a grant: renewal, amendment, suspension, explanation, report, objection and correction. */
@ExtendWith(CityExtension.class)
class AfterGrantCommandsTest {

    private static final String NONE = "G-2026-999999";
    private static final String NO_OBJECTION = "O-2026-999999";

    @TempDir
    private Path folder;
    private final City city;

    AfterGrantCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"grants renew", "grants amend", "grants suspend"},
            refused = {"grants renew", "grants amend", "grants suspend"})
    void aGrantIsRenewedAmendedAndSuspended() {
        String grant = city.granted("续期核对", "name,sex");
        String end = LocalDate.now().plusDays(90).toString();

        JsonNode renewal = city.json("chengyun-user", "grants", "renew", grant, "--to", end);
        JsonNode again = city.json("chengyun-user", "grants", "renew", grant, "--to", end);
        JsonNode amendment = city.json("chengyun-user", "grants", "amend", grant, "--items", "name", "--key", "less",
                "--explanation", "不再需要性别");
        JsonNode suspended = city.json("gongan-officer", "grants", "suspend", grant, "--reason", "核查使用情况");
        Terminal refused = city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "续期核对");
        city.json("gongan-officer", "grants", "resume", grant);
        Terminal resumed = city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "续期核对");

        assertThat(renewal.path("from").asText()).startsWith(LocalDate.now().plusDays(31) + "T00:00");
        assertThat(again.path("id")).isEqualTo(renewal.path("id"));
        assertThat(amendment.path("items").properties()).hasSize(1);
        assertThat(suspended.path("state").asText()).isEqualTo("paused");
        assertRefused(refused, "SQ-EXC-0185");
        assertThat(resumed.exit()).as(resumed.err()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("chengyun-user", "grants", "renew", NONE, "--to", end), "SQ-EXC-0040");
        assertRefused(city.as("chengyun-user", "grants", "amend", grant, "--explanation", "不变", "--key", "same"),
                "SQ-EXC-0188");
        assertRefused(city.as("chengyun-user", "grants", "suspend", grant, "--reason", "不"), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = {"decide", "why"}, refused = "why")
    void anItemWithoutValuesIsUsedInItsPositionsAndExplained() throws IOException {
        String request = city.requested("位置核对", "name,sex");
        Terminal decided = city.as("gongan-officer", "decide", request, "--position", "sex=filter", "--hours",
                "00:00-23:59", "--rows-per-day", "1000");
        Path receipt = folder.resolve("r.json");

        Terminal used = city.as("chengyun-user", "query", "select name from gongan.rk where sex = '1'", "--purpose",
                "位置核对", "--receipt", receipt.toString());
        Terminal shown = city.as("chengyun-user", "query", "select sex from gongan.rk", "--purpose", "位置核对");
        Terminal why = city.as("chengyun-user", "why", record(receipt), "--item", "sex");

        assertThat(decided.exit()).as(decided.err()).isEqualTo(ExitCodes.DONE);
        assertThat(decided.out()).contains("no values, used in a condition only", "00:00-23:59", "1000 rows a day");
        assertThat(used.exit()).as(used.err()).isEqualTo(ExitCodes.DONE);
        assertRefused(shown, "SQ-QRY-0080");
        assertThat(shown.err()).contains("gongan.rk.sex", "stands in the answer");
        assertThat(why.out()).contains(request, "filter", "in a condition only").doesNotContain("name ");
        assertRefused(city.as("chengyun-user", "why", record(receipt), "--item", "shoe_size"), "SQ-EXC-0021");
    }

    @Test
    @Commands(done = {"relay call", "relay list", "relay connect"}, refused = {"relay call", "relay list",
            "relay connect"})
    void aCallIsPutThroughWithoutTheNumber() throws IOException {
        String request = city.requested("随访联系", "name,sex");
        Terminal decided = city.as("gongan-officer", "decide", request, "--mask", "name=relay");
        String grant = grantOf(request);
        JsonNode rows = City.json(city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose",
                "随访联系", "--json")).path("rows");
        String handle = rows.path(0).path(0).asText();

        Terminal called = city.as("chengyun-user", "relay", "call", grant, "name", handle, "--purpose", "随访联系");
        Terminal listed = city.as("gongan-officer", "relay", "list");
        Terminal connected = city.as("gongan-officer", "relay", "connect", called.out().strip(), "--reason", "随访");

        assertThat(decided.out()).contains("relay handle");
        assertThat(called.exit()).as(called.err()).isEqualTo(ExitCodes.DONE);
        assertThat(listed.out()).contains(called.out().strip(), grant, "随访联系");
        assertThat(connected.exit()).as(connected.err()).isEqualTo(ExitCodes.DONE);
        assertThat(connected.out().strip()).isNotBlank().doesNotContain("R-");
        assertRefused(city.as("chengyun-user", "relay", "call", grant, "sex", handle, "--purpose", "随访联系"),
                "SQ-EXC-0361");
        assertRefused(city.as("auditor", "relay", "list"), "SQ-EXC-0001");
        assertRefused(city.as("chengyun-user", "relay", "connect", called.out().strip(), "--reason", "随访"),
                "SQ-EXC-0001");
    }

    private String grantOf(String request) {
        for (JsonNode each : city.json("chengyun-user", "grants", "--json")) {
            if (each.path("request").asText().equals(request)) {
                return each.path("id").asText();
            }
        }
        throw new AssertionError(request);
    }

    @Test
    @Commands(done = {"objections", "objections raise", "objections show", "objections check", "objections close",
            "corrections", "corrections show", "grants report"})
    void aRowIsObjectedToAndItsReceiversAreTold() throws IOException {
        String grant = city.granted("纠错核对", "citizen_number,name");
        Path receipt = folder.resolve("r.json");
        city.as("chengyun-user", "query", "select citizen_number, name from gongan.rk", "--purpose", "纠错核对",
                "--receipt", receipt.toString());
        Path detail = folder.resolve("detail.json");
        Files.writeString(detail, "{\"row\": \"r-1\", \"wrong\": \"王小明\", \"right\": \"王晓明\"}");

        JsonNode raised = city.json("chengyun-user", "objections", "raise", "--receipt", record(receipt), "--row", "1",
                "--item", "name", "--complaint", "姓名疑似同音误录", "--detail", detail.toString());
        String id = raised.path("id").asText();
        Terminal listed = city.as("gongan-officer", "objections");
        JsonNode shown = city.json("gongan-officer", "objections", "show", id, "--open");
        city.json("gongan-officer", "objections", "check", id);
        JsonNode closed = city.json("gongan-officer", "objections", "close", id, "--explanation", "已更正", "--detail",
                detail.toString(), "--corrected-since", LocalDate.now().minusDays(3).toString());
        Terminal told = city.as("chengyun-user", "corrections");
        JsonNode right = city.json("chengyun-user", "corrections", "show", id);
        JsonNode report = city.json("chengyun-user", "grants", "report", grant, "--served", "名单复核", "--cases", "12");

        assertThat(raised.path("due").asText()).isNotBlank();
        assertThat(raised.toString()).doesNotContain("王小明");
        assertThat(listed.out()).contains(id, "raised");
        assertThat(shown.path("detail").path("wrong").asText()).isEqualTo("王小明");
        assertThat(closed.path("outcome").asText()).isEqualTo("corrected");
        assertThat(told.out()).contains(id, "chengyun");
        assertThat(right.path("detail").path("right").asText()).isEqualTo("王晓明");
        assertThat(right.path("notices").toString()).contains(record(receipt));
        assertThat(report.path("cases").asLong()).isEqualTo(12);
    }

    @Test
    @Commands(refused = {"objections", "objections raise", "objections show", "objections check", "objections close",
            "corrections", "corrections show", "grants report"})
    void whatIsNoneIsRefused() {
        assertRefused(city.as("admin", "objections"), "SQ-EXC-0001");
        assertRefused(city.as("admin", "corrections"), "SQ-EXC-0001");
        assertRefused(city.as("chengyun-user", "objections", "raise", "--complaint", "有误"), "SQ-EXC-0010");
        assertRefused(city.as("chengyun-user", "objections", "show", NO_OBJECTION), "SQ-EXC-0070");
        assertRefused(city.as("gongan-officer", "objections", "check", NO_OBJECTION), "SQ-EXC-0070");
        assertRefused(city.as("gongan-officer", "objections", "close", NO_OBJECTION, "--explanation", "无误"),
                "SQ-EXC-0070");
        assertRefused(city.as("chengyun-user", "corrections", "show", NO_OBJECTION), "SQ-EXC-0070");
        assertRefused(city.as("chengyun-user", "grants", "report", NONE, "--served", "无", "--cases", "1"),
                "SQ-EXC-0040");
    }

    private static String record(Path receipt) throws IOException {
        return Json.PLAIN.readTree(Files.readString(receipt)).path("record").path("id")
                .asText();
    }
}
