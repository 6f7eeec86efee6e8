package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The commands by which a department checks a form and the data authority decides on it. */
@ExtendWith(CityExtension.class)
class FormCommandsTest {

    private static final String UNKNOWN = "FC-2020-000001";

    private final City city;

    FormCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"forms", "forms check", "forms show", "forms decide"},
            refused = {"forms", "forms check", "forms show", "forms decide"})
    void aFormThatAsksForWhatIsSharedIsRefusedUntilTheAuthorityAllowsIt() {
        String people = city.people();

        Terminal refused = city.as("chengyun-user", "forms", "check", "志愿者登记", "--fields", "身份证号,姓名,性别",
                "--need", "分组需要");
        Terminal listed = city.as("reviewer", "forms");
        String id = listed.out().replaceAll("(?s).*?(FC-\\d{4}-\\d{6}).*", "$1");
        JsonNode shown = city.json("reviewer", "forms", "show", id);
        JsonNode decided = city.json("reviewer", "forms", "decide", id, "--verdict", "allow", "--reason", "准予");
        JsonNode again = city.json("chengyun-user", "forms", "check", "志愿者登记", "--fields", "citizen-number,sex");

        assertRefused(refused, "SQ-EXC-0285");
        assertThat(refused.err()).contains("性别", people);
        assertThat(listed.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(shown.path("need").asText()).isEqualTo("分组需要");
        assertThat(decided.path("verdict").asText()).isEqualTo("allow");
        assertThat(again.path("fields").get(1).path("standing").asText()).isEqualTo("allowed");
        assertRefused(city.as("admin", "forms"), "SQ-EXC-0001");
        assertRefused(city.as("reviewer", "forms", "show", UNKNOWN), "SQ-EXC-0288");
        assertRefused(city.as("reviewer", "forms", "decide", UNKNOWN, "--verdict", "allow", "--reason", "准予"),
                "SQ-EXC-0288");
        assertRefused(city.as("chengyun-user", "forms", "check", "调查", "--fields", "颜色"), "SQ-EXC-0286");
        assertThat(city.json("chengyun-user", "forms", "check", "调查", "--fields", "颜色", "--about", "person")
                .path("refused").asBoolean()).isFalse();
    }
}
