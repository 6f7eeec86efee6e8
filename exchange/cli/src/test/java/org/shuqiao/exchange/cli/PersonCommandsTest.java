package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Tests the commands with which the data authority tells a person who used their data. */
@ExtendWith(CityExtension.class)
class PersonCommandsTest {

    private static final String WANG = "990102198503071235";

    @TempDir
    private Path folder;
    private final City city;

    PersonCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "person", refused = "person")
    void personTellsWhoUsedThePersonsData() throws IOException {
        String grant = city.granted("个人查阅", "name");
        Path receipt = folder.resolve("r.json");
        Terminal used = city.as("chengyun-user", "query", "select name from gongan.rk where name = '王小明'",
                "--purpose", "个人查阅", "--receipt", receipt.toString());
        assertThat(used.exit()).as(used.err()).isEqualTo(ExitCodes.DONE);
        Path page = folder.resolve("page.html");

        Terminal told = person(WANG, "--json", "--html", page.toString());

        assertThat(told.exit()).as(told.err()).isEqualTo(ExitCodes.DONE);
        JsonNode use = null;
        for (JsonNode each : City.json(told).path("uses")) {
            use = each.path("grant").asText().equals(grant) ? each : use;
        }
        assertThat(use).isNotNull();
        assertThat(use.path("consumer").asText()).isEqualTo("chengyun");
        assertThat(use.path("told").asText()).isEqualTo("read");
        assertThat(Files.readString(receipt)).contains(use.path("receipt").asText());
        assertThat(Files.readString(page)).contains(grant, "云数查〔2026〕7号").doesNotContain(WANG);
        assertThat(person("990103194910010024").out()).doesNotContain(grant);
        assertThat(city.as("auditor", "security-log", "--kind", "person-looked-up", "--json").out())
                .contains("云数查〔2026〕7号", "own-request").doesNotContain(WANG);
        assertRefused(person("990102198503071234"), "SQ-PER-0001");
        assertRefused(Terminal.reading(WANG, "person", "--reason", "own-request", "--case", "A-7", "--as", "auditor"),
                "SQ-EXC-0001");
    }

    @Test
    @Commands(done = {"persons months", "persons ask", "persons open"}, refused = {"persons months", "persons ask",
            "persons open"})
    void theNodeOfTheAuthorityIsAskedWithoutNamingThePerson() throws IOException {
        Path secret = Files.setPosixFilePermissions(Files.writeString(folder.resolve("passphrase"),
                "correct horse battery"), PosixFilePermissions.fromString("rw-------"));
        String node = folder.resolve("node").toString();
        Terminal begun = NodeTown.node("init", "--for", "shuju", "--folder", node, "--server", "http://127.0.0.1:1",
                "--city", "yunzhou", "--passphrase-file", secret.toString());
        assertThat(begun.exit()).as(begun.err()).isZero();
        String months = folder.resolve("months.json").toString();
        Terminal made = NodeTown.node("months", "make", "--folder", node, "--ahead", "1", "--passphrase-file",
                secret.toString(), months);
        assertThat(made.exit()).as(made.err()).isZero();
        assertRefused(city.as("reviewer", "persons", "months", months), "SQ-EXC-0366");
        assertThat(city.as("auditor", "persons", "months").exit()).isEqualTo(ExitCodes.DONE);

        String question = folder.resolve("question.json").toString();
        Terminal asked = city.as("reviewer", "persons", "ask", question, "--reason", "own-request", "--case", "A-7");
        assertThat(asked.out().strip()).as(asked.err()).isEqualTo("0");
        NodeTown.node("people", "new-key", folder.resolve("officer.pem").toString(), "--name", "yunzhou/shuju/officer",
                "--passphrase-file", secret.toString()).out().lines().filter(line -> line.contains("+")).findFirst()
                .ifPresent(key -> assertThat(NodeTown.node("people", "add", "officer", "--folder", node, "--key", key,
                        "--may", "answer").exit()).isZero());
        String answer = folder.resolve("answer.json").toString();
        Terminal answered = NodeTown.nodeReading(WANG, "months", "answer", "--folder", node, "--key",
                folder.resolve("officer.pem").toString(), "--passphrase-file", secret.toString(), question, answer);
        assertThat(answered.exit()).as(answered.err()).isEqualTo(ExitCodes.DONE);
        Terminal opened = city.as("reviewer", "persons", "open", answer);
        assertThat(opened.exit()).as(opened.err()).isEqualTo(ExitCodes.DONE);
        assertThat(opened.out()).doesNotContain(WANG);

        assertRefused(city.as("reviewer", "persons", "open", question), "SQ-EXC-0369");
        assertRefused(city.as("auditor", "persons", "ask", question, "--reason", "own-request", "--case", "A-7"),
                "SQ-EXC-0001");
    }

    private static Terminal person(String number, String... options) {
        String[] words = new String[options.length + 7];
        System.arraycopy(new String[] {"person", "--reason", "own-request", "--case", "云数查〔2026〕7号", "--as",
            "reviewer"}, 0, words, 0, 7);
        System.arraycopy(options, 0, words, 7, options.length);
        return Terminal.reading(number, words);
    }
}
