package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The shared standards, which need neither a server nor a state folder. */
class StandardCommandsTest {

    @Test
    @Commands(done = "check", refused = "check")
    void checkSaysOfEachValueWhatBecomesOfIt() {
        Terminal good = Terminal.run("check", "sex", "m", "f", "--source", "sex-mfu");
        Terminal mixed = Terminal.run("check", "citizen-number", "99010219850307123X", "990102198503071235");

        assertThat(good.exit()).as(good.out()).isEqualTo(ExitCodes.DONE);
        assertThat(good.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && !line.contains("rejected"));
        assertThat(mixed.exit()).isEqualTo(ExitCodes.NO);
        assertThat(mixed.out().lines()).hasSize(2).anyMatch(line -> line.contains("rejected"));
        assertRefused(Terminal.run("check", "no-such-element", "1"), "SQ-STD-0003");
    }

    @Test
    @Commands(done = "standards", refused = "standards")
    void standardsListsWhatCanBeCitedInBothLanguages() {
        JsonNode english = City.json(Terminal.run("standards"));
        JsonNode chinese = City.json(Terminal.in(Locale.CHINESE, "standards"));
        Terminal wrong = Terminal.run("standards", "sex");

        assertThat(english.toString()).contains("citizen-number", "GB 11643");
        assertThat(chinese).isNotEqualTo(english);
        assertThat(wrong.exit()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void standardsPrintsHowWellMappingsAreProposed() {
        JsonNode scores = City.json(Terminal.run("standards", "--mapping-score"));

        for (String part : new String[] {"building", "heldOut"}) {
            JsonNode score = scores.path(part);
            assertThat(score.path("right").asInt()).isGreaterThanOrEqualTo(score.path("columns").asInt() * 9 / 10);
            assertThat(score.path("sureWrong").asInt()).isZero();
            assertThat(score.path("wrong")).hasSize(score.path("columns").asInt() - score.path("right").asInt());
        }
    }

    @Test
    @Commands(done = "fuzz", refused = "fuzz")
    void fuzzTellsWhatItTriedAndFindsNothing() {
        Terminal tried = Terminal.run("fuzz", "--queries", "60", "--seed", "3", "--json");
        JsonNode result = City.json(tried);

        assertThat(tried.exit()).as(tried.out()).isEqualTo(ExitCodes.DONE);
        assertThat(result.path("queries").asInt()).isEqualTo(60);
        assertThat(result.path("findings")).isEmpty();
        assertRefused(Terminal.run("fuzz", "--queries", "0"), "SQ-CLI-0016");
    }

    @Test
    @Commands(done = "help", refused = "help")
    void helpTellsOfEachCommand() {
        Terminal all = Terminal.run("help");
        Terminal one = Terminal.run("help", "request");
        Terminal unknown = Terminal.run("help", "nosuch");

        assertThat(all.out()).contains("onboard", "verify", "demo");
        assertThat(one.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(one.out()).contains("--explanation");
        assertThat(unknown.exit()).isEqualTo(ExitCodes.USAGE);
    }
}
