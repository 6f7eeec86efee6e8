package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Schedules of jobs at the command line. */
@ExtendWith(CityExtension.class)
class ScheduleCommandsTest {

    private final City city;

    ScheduleCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"schedules", "schedules add", "schedules runs", "schedules pause", "schedules resume",
        "schedules run", "schedules remove"}, refused = {"schedules", "schedules add", "schedules runs",
            "schedules pause", "schedules resume", "schedules run", "schedules remove"})
    void aScheduleIsMadePausedRunAndRemoved() throws IOException {
        Terminal added = city.as("gongan-officer", "schedules", "add", "collect", "30 2 1 1 *", "--retries", "0");
        assertThat(added.exit()).as(added.err()).isEqualTo(ExitCodes.DONE);
        JsonNode schedule = Json.PLAIN.readTree(added.out());
        String id = schedule.path("id").asText();

        assertThat(schedule.path("zh").asText()).isEqualTo("每年 1 月，1 日 02:30");
        for (String step : new String[] {"pause", "run", "resume", "runs"}) {
            assertThat(city.as("gongan-officer", "schedules", step, id).exit()).as(step).isEqualTo(ExitCodes.DONE);
            assertRefused(city.as("gongan-officer", "schedules", step, "none"), "SQ-SRV-0253");
        }
        assertThat(city.as("gongan-officer", "schedules").out()).contains(id, "30 2 1 1 *");
        assertThat(city.as("gongan-officer", "schedules", "--json").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("gongan-officer", "schedules", "remove", id).exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("gongan-officer", "schedules", "remove", id), "SQ-SRV-0253");
        assertRefused(city.as("gongan-officer", "schedules", "add", "collect", "每天"), "SQ-SRV-0250");
        assertRefused(city.as("auditor", "schedules"), "SQ-EXC-0001");
    }
}
