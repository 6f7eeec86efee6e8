package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher itself, on a checkout that holds no more than it needs, built as this one is. */
class LauncherTest {

    private static final int UNKNOWN = 64;

    @TempDir
    private Path checkout;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(root().resolve("shuqiao"), checkout.resolve("shuqiao"), StandardCopyOption.COPY_ATTRIBUTES);
        try (Stream<Path> scripts = Files.walk(root().resolve(".ci"))) {
            for (Path script : scripts.toList()) {
                Files.copy(script, checkout.resolve(root().relativize(script)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Path module = Files.createDirectories(checkout.resolve("exchange/cli/target/classes")).getParent();
        Files.writeString(module.resolve("runtime.classpath"), System.getProperty("java.class.path"));
        Files.createFile(Files.createDirectories(checkout.resolve("target")).resolve("built"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build frob", "build frob --help", "build --help frob", "test frob", "test frob --help",
            "test --help frob",
        "test --frob"})
    void whatItsOwnCommandsDoNotKnowIsRefusedAlsoWhereHelpIsAskedFor(String words) throws Exception {
        Ended refused = launch(Map.of(), words.split(" "));

        assertThat(refused.exit()).isEqualTo(UNKNOWN);
        assertThat(refused.printed()).startsWith("SQ-CLI-0003").contains("frob").doesNotContain("Usage");
    }

    @Test
    void helpOfItsOwnCommandsBuildsAndTestsNothing() throws Exception {
        for (String command : List.of("build", "test")) {
            Ended help = launch(Map.of(), command, "--help");

            assertThat(help.exit()).isZero();
            assertThat(help.printed()).startsWith("Usage: ./shuqiao " + command);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LANG=C", "LC_ALL=POSIX", "LC_CTYPE=C", "LANG=C.UTF-8", "LANG=zh_CN.UTF-8",
            "LC_ALL=zz_ZZ.UTF-8"})
    void argumentsReachTheCommandAsTheyWereTypedWhateverTheLocale(String locale) throws Exception {
        Ended checked = launch(variables(locale), "check", "text", "数桥");

        assertThat(checked.printed()).contains("\"input\":\"数桥\"").contains("\"value\":\"数桥\"");
        assertThat(checked.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', does not know", "LANG=C, does not know", "LANG=en_US.UTF-8, does not know",
        "LANG=zh_CN.UTF-8, 不认识", "LC_ALL=zh_CN, 不认识", "LANG=C LC_MESSAGES=zh_CN.UTF-8, 不认识"})
    void messagesAreInTheLanguageOfTheLocaleWhetherOrNotItIsInstalled(String locale, String words) throws Exception {
        assertThat(launch(variables(locale), "frobnicate").printed()).contains("./shuqiao " + words);
        assertThat(launch(variables(locale), "build", "frob").printed()).contains("build " + words);
    }

    private static Map<String, String> variables(String locale) {
        Map<String, String> variables = new HashMap<>();
        for (String setting : locale.isEmpty() ? new String[0] : locale.split(" ")) {
            variables.put(setting.split("=")[0], setting.split("=")[1]);
        }
        return variables;
    }

    private record Ended(int exit, String printed) { }

    private Ended launch(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(checkout.resolve("shuqiao").toString()));
        command.addAll(List.of(words));
        ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
        launcher.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG")
                || name.startsWith("SHUQIAO_") || name.equals("JAVA_TOOL_OPTIONS"));
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().putAll(environment);
        Process process = launcher.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("conf/departments.yaml"))) {
            at = at.getParent();
        }
        return at;
    }
}
