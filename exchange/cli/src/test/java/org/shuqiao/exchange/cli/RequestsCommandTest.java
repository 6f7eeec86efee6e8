package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** A request after it was made: listed, shown, returned, completed and withdrawn. */
@ExtendWith(CityExtension.class)
class RequestsCommandTest {

    private static final String UNKNOWN = "R-2026-999999";

    private final City city;

    RequestsCommandTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"requests", "requests show", "requests return", "requests complete", "requests withdraw"})
    void whatWasReturnedIsCompletedAndWithdrawn() {
        String request = city.requested("补正核对", "name");

        JsonNode returned = city.json("gongan-officer", "requests", "return", request, "--missing", "依据的条款");
        Terminal listed = city.as("chengyun-user", "requests");
        JsonNode completed = city.json("chengyun-user", "requests", "complete", request, "--basis",
                "《社会救助暂行办法》第五十八条第二款");
        JsonNode shown = city.json("chengyun-user", "requests", "show", request);
        JsonNode withdrawn = city.json("chengyun-user", "requests", "withdraw", request, "--reason", "不再需要");

        assertThat(returned.path("state").asText()).isEqualTo("returned");
        assertThat(listed.out()).contains(request, "补正核对", "returned");
        assertThat(completed.path("state").asText()).isEqualTo("submitted");
        assertThat(completed.path("basis").asText()).endsWith("第二款");
        assertThat(completed.path("purpose").asText()).isEqualTo("补正核对");
        assertThat(shown.path("steps")).hasSize(3);
        assertThat(withdrawn.path("state").asText()).isEqualTo("withdrawn");
    }

    @Test
    @Commands(done = "request", refused = "request")
    void theSameIsAskedAgainOnlyOnPurpose() {
        city.requested("重复核对", "name");

        assertRefused(city.request("重复核对", "name"), "SQ-EXC-0131");
        assertThat(city.request("重复核对", "name", "--again").exit()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    @Commands(refused = {"requests", "requests show", "requests return", "requests complete", "requests withdraw"})
    void whatIsNoneOrNotReturnedIsRefused() {
        assertRefused(city.as("reviewer", "requests"), "SQ-EXC-0001");
        assertRefused(city.as("chengyun-user", "requests", "show", UNKNOWN), "SQ-EXC-0024");
        assertRefused(city.as("gongan-officer", "requests", "return", UNKNOWN, "--missing", "依据"), "SQ-EXC-0024");
        assertRefused(city.as("chengyun-user", "requests", "withdraw", UNKNOWN, "--reason", "不"), "SQ-EXC-0024");
        assertRefused(city.as("chengyun-user", "requests", "complete", city.requested("未退回", "name")), "SQ-EXC-0025");
    }
}
