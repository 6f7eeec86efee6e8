package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine;

/** Output and exit codes of the commands, as {@code docs/commands.md} documents them. */
class CommandsTest {

    @TempDir
    private Path folder;

    static Stream<List<String>> everyCommand() {
        List<List<String>> all = new ArrayList<>();
        collect(Shuqiao.line(), List.of(), all);
        return all.stream();
    }

    private static void collect(CommandLine line, List<String> names, List<List<String>> all) {
        all.add(names);
        line.getSubcommands().forEach((name, command) ->
                collect(command, Stream.concat(names.stream(), Stream.of(name)).toList(), all));
    }

    @ParameterizedTest(name = "{0} --help")
    @MethodSource("everyCommand")
    void everyCommandTellsWhatItDoes(List<String> names) {
        boolean help = !names.isEmpty() && names.getLast().equals("help");
        List<String> words = new ArrayList<>(names);
        if (!help) {
            words.add("--help");
        }

        Terminal printed = Terminal.run(words.toArray(String[]::new));

        assertThat(printed.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(printed.out()).contains("Usage: shuqiao").doesNotContain("''");
        assertThat(printed.out().lines().count()).isGreaterThan(3);
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertThat(Terminal.run().exit()).isEqualTo(ExitCodes.DONE);
        assertThat(Terminal.run().out()).contains("onboard").contains("verify").contains("demo");
    }

    @Test
    void wrongUsageIsTwo() {
        for (String[] wrong : new String[][] {{"nosuch"}, {"query"}, {"verify"},
                {"onboard", "--sample", "many", "f"}}) {
            assertThat(Terminal.run(wrong).exit()).as(Arrays.toString(wrong)).isEqualTo(ExitCodes.USAGE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "frobnicate,        ./shuqiao does not know frobnicate.",
        "--frob,            ./shuqiao does not know --frob.",
        "fabric frob,       ./shuqiao fabric does not know frob.",
        "serve --frob,      ./shuqiao serve does not know --frob.",
        "serve frob,        ./shuqiao serve does not know frob.",
        "nifi frob,         The command is written wrongly: Invalid value for positional parameter at index 0 "
                + "(ACTION)"})
    void whatACommandDoesNotKnowIsRefusedTheSameWhetherOrNotHelpIsAskedFor(String words, String problem) {
        Terminal refused = Terminal.run(words.split(" "));

        assertThat(refused.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(refused.err()).matches("(?s)SQ-CLI-001[56] .*").contains(problem).contains("--help ");
        for (String help : List.of("--help", "-h", "--version")) {
            Terminal asked = Terminal.run((words + " " + help).split(" "));

            assertThat(asked.exit()).as(help).isEqualTo(ExitCodes.USAGE);
            assertThat(asked.err()).as(help).isEqualTo(refused.err());
            assertThat(asked.out()).as(help).isEmpty();
        }
    }

    @Test
    void aMisspeltCommandIsToldWhatMayBeMeant() {
        assertThat(Terminal.run("verfy", "--help").err()).startsWith("SQ-CLI-0015").contains("verify");
        assertThat(Terminal.in(Locale.CHINESE, "verfy").err()).startsWith("SQ-CLI-0015 ./shuqiao 不认识 verfy。");
    }

    @Test
    @Commands(done = "check", refused = "check")
    void aRejectedValueIsOneAndAGoodOneIsZero() {
        assertThat(Terminal.run("check", "sex", "1").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(Terminal.run("check", "citizen-number", "123").exit()).isEqualTo(ExitCodes.NO);
    }

    @Test
    void wrongInputIsFourWithACode() throws Exception {
        Terminal unknown = Terminal.run("check", "no-such-element", "1");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "dataset: card\nnonsense: 1\n");
        Terminal file = Terminal.run("onboard", broken.toString());
        Terminal absent = Terminal.run("onboard", folder.resolve("absent.yaml").toString());

        assertThat(unknown.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(unknown.err()).startsWith("SQ-STD-0003");
        assertThat(file.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(file.err()).contains("SQ-SRC-");
        assertThat(absent.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(absent.err()).contains("SQ-SRC-0001");
    }

    @Test
    void codesHaveFormAndTextInBothLanguages() {
        for (ErrorCode code : CommandCode.values()) {
            assertThat(code.id()).matches("SQ-CLI-[0-9]{4}");
            for (Language language : Language.values()) {
                assertThat(code.problem(language)).isNotBlank();
                assertThat(code.remedy(language)).isNotBlank();
            }
        }
    }
}
