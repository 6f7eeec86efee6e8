package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** An emergency grant: two persons give it, it is used, proven to the catalogue, and reviewed by a third. */
@ExtendWith(CityExtension.class)
class EmergencyCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    EmergencyCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"emergency", "emergency propose", "emergency give", "emergency review"},
            refused = {"emergency", "emergency propose", "emergency give", "emergency review"})
    void twoPersonsGiveItAndAThirdReviewsIt() throws IOException {
        String request = city.requested("抢险救援", "citizen_number,name");
        String[] propose = {"emergency", "propose", request, "--hours", "8", "--reason", "云河决口，转移群众", "--mask",
            "name=person-name"};
        assertRefused(city.as("gongan-officer", propose), "SQ-EXC-0001");
        assertRefused(Terminal.run("emergency"), "SQ-CLI-0011");

        String grant = done(city.as("reviewer", propose)).strip();

        assertThat(grant).matches("E-[0-9]{4}-[0-9]{6}");
        assertRefused(query(), "SQ-EXC-004"); // no grant at all, or none for this purpose
        assertRefused(city.as("reviewer", "emergency", "give", grant), "SQ-EMG-0002");
        assertThat(done(city.as("reviewer2", "emergency", "give", grant))).contains("\"active\"");
        assertRefused(city.as("reviewer2", "emergency", "give", grant), "SQ-EMG-0007");

        assertThat(done(query())).contains("王*").doesNotContain("王小明");
        Path zip = folder.resolve("evidence.zip");
        Path keys = folder.resolve("keys.json");
        done(city.as("auditor", "receipts", "--save", zip.toString()));
        Files.writeString(keys, done(city.as("auditor", "receipts", "keys")).strip());
        Terminal verified = Terminal.run("verify", zip.toString(), "--keys", keys.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isEqualTo(ExitCodes.DONE);
        assertThat(Files.readString(folder.resolve("r.json"))).contains(grant);

        assertThat(state(grant)).isEqualTo("running");
        assertRefused(city.as("reviewer", "emergency", "review", grant, "--text", "情况属实"), "SQ-EMG-0002");
        done(city.as("auditor", "emergency", "review", grant, "--text", "情况属实"));
        assertThat(state(grant)).isEqualTo("reviewed");
        assertRefused(city.as("auditor", "emergency", "review", grant, "--text", "情况属实"), "SQ-EMG-0007");
    }

    private Terminal query() {
        return city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "抢险救援", "--receipt",
                folder.resolve("r.json").toString());
    }

    private String state(String grant) {
        for (JsonNode each : city.json("chengyun-user", "emergency", "--json")) {
            if (each.path("id").asText().equals(grant)) {
                return each.path("state").asText();
            }
        }
        return "";
    }

    private static String done(Terminal ran) {
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCodes.DONE);
        return ran.out();
    }
}
