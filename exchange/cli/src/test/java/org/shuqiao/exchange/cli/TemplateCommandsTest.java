package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Tests the commands of templates, of several requests that are decided by one, and of delegations. */
@ExtendWith(CityExtension.class)
class TemplateCommandsTest {

    private final City city;

    TemplateCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"templates", "templates keep", "templates discard", "request", "decide"},
            refused = {"templates", "templates keep", "templates discard", "decide"})
    void severalRequestsAreDecidedByATemplate() {
        String first = city.requested("模板核对", "name,sex");
        assertRefused(city.as("gongan-officer", "templates", "keep", first, "--title", "未审核"), "SQ-EXC-0269");
        assertThat(city.as("gongan-officer", "decide", first, "--mask", "name=person-name", "--rows", "10").exit())
                .isEqualTo(ExitCodes.DONE);
        JsonNode kept = city.json("gongan-officer", "templates", "keep", first, "--title", "核对场景", "--offer");
        String template = kept.path("id").asText();

        Terminal listed = city.as("chengyun-user", "templates", "--resource", city.people());
        String second = City.json(city.as("chengyun-user", "request", city.people(), "--template", template,
                "--explanation", "核对名单中的人员", "--to", LocalDate.now().plusDays(20).toString(), "--again"))
                .path("request").path("id").asText();
        String third = city.requested("模板核对二", "sex");
        String unknown = city.requested("模板核对三", "sex,citizen_number");
        Terminal decided = city.as("gongan-officer", "decide", second, third, unknown, "--template", template);

        assertThat(listed.out()).contains(template, "核对场景", "name,sex");
        assertThat(decided.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(decided.out()).contains("≠ ", "at most 10 rows an answer").containsPattern("G-\\d{4}-\\d{6}");
        assertThat(decided.err()).contains(unknown, "citizen_number").doesNotContain(second, third);
        assertThat(city.json("gongan-officer", "requests", "show", second).path("state").asText())
                .isEqualTo("granted");
        assertThat(city.json("gongan-officer", "requests", "show", third).path("state").asText())
                .isEqualTo("granted");
        assertRefused(city.as("chengyun-user", "request", city.people(), "--template", "T-2026-999999",
                "--explanation", "核对", "--to", LocalDate.now().plusDays(20).toString()), "SQ-CLI-0041");
        assertRefused(city.as("chengyun-user", "templates"), "SQ-EXC-0001");
        city.json("gongan-officer", "templates", "discard", template);
        assertRefused(city.as("gongan-officer", "templates", "discard", template), "SQ-EXC-0265");
        assertRefused(city.as("gongan-officer", "decide", unknown, "--template", template), "SQ-EXC-0265");
    }

    @Test
    @Commands(done = {"delegations", "delegations give", "delegations revoke"},
            refused = {"delegations", "delegations give", "delegations revoke"})
    void anotherOfficerDecidesMeanwhile() throws IOException {
        city.account("gongan-deputy", "gongan", "officer");
        String from = LocalDate.now().toString();
        String to = LocalDate.now().plusDays(5).toString();

        assertRefused(city.as("chengyun-user", "delegations"), "SQ-EXC-0001");
        assertRefused(city.as("gongan-officer", "delegations", "give", "jiaotong-officer", "--from", from, "--to", to,
                "--rule", "值班规定"), "SQ-EXC-0276");
        String given = city.json("gongan-officer", "delegations", "give", "gongan-deputy", "--from", from, "--to", to,
                "--rule", "值班规定").path("id").asText();
        assertThat(city.as("gongan-deputy", "delegations").out()).contains(given, "gongan-officer", "值班规定");
        assertThat(city.json("gongan-officer", "delegations", "revoke", given).path("revokedAt").asText())
                .isNotEmpty();
        assertRefused(city.as("gongan-officer", "delegations", "revoke", "L-2026-999999"), "SQ-EXC-0279");
    }

    @Test
    @Commands(done = {"department-rules", "department-rules state"},
            refused = {"department-rules", "department-rules state"})
    void theLeadStatesTheDepartmentsRule() throws IOException {
        city.account("jiaotong-lead", "jiaotong", "officer,lead");

        assertRefused(city.as("chengyun-user", "department-rules"), "SQ-EXC-0001");
        assertRefused(city.as("jiaotong-officer", "department-rules", "state", "--document", "规定"), "SQ-EXC-0001");
        String rule = city.json("jiaotong-lead", "department-rules", "state", "--document", "共享规定", "--lead-from",
                "core", "--delegable", "decision,grant", "--days", "20").path("id").asText();
        assertThat(city.as("jiaotong-officer", "department-rules").out()).contains(rule, "共享规定", "core",
                "decision,grant");
        assertRefused(city.as("jiaotong-lead", "department-rules", "state", "--document", "共享规定", "--lead-from",
                "secret"), "SQ-EXC-0304");
    }
}
