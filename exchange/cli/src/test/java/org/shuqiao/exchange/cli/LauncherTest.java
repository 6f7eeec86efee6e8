package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher itself, on a checkout that holds no more than it needs, built as this one is. */
class LauncherTest {

    private static final int UNKNOWN = 64;
    private static final int RUNNING = 75;

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
        Path module = Files.createDirectories(checkout.resolve("centre/server/target/classes")).getParent();
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

    @Test
    void aSecondStateFolderBuildsNothingAnewWhateverTheFirstHoldsOnDisk() throws Exception {
        Path built = buildable();
        Path unpacked = Files.createDirectories(checkout.resolve("var/work/nifi/engine-1/nar/META-INF/maven"));
        Files.writeString(unpacked.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve("var/src/main"));
        Files.writeString(checkout.resolve("var/src/main/Later.java"), "");

        Ended checked = launch(Map.of("SHUQIAO_VAR", checkout.resolve("second").toString()), "check", "text", "x");

        assertThat(checked.exit()).as(checked.printed()).isZero();
        assertThat(built).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingIsBuiltUnderACommandThatRuns() throws Exception {
        Path built = buildable();
        Path source = Files.createDirectories(checkout.resolve("exchange/src/main")).resolve("Changed.java");
        Process running = new ProcessBuilder("flock", "-s", checkout.resolve("target/used").toString(), "cat").start();
        try {
            running.getOutputStream().write('\n');
            running.getOutputStream().flush();
            running.getInputStream().read(); // it has the lock
            Files.writeString(source, "");
            Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

            Ended asked = launch(Map.of(), "build");
            Ended beside = launch(Map.of(), "check", "text", "x");

            assertThat(asked.exit()).isEqualTo(RUNNING);
            assertThat(asked.printed()).contains("SQ-CLI-0004");
            assertThat(beside.exit()).as(beside.printed()).isZero();
            assertThat(beside.printed()).contains("SQ-CLI-0004").contains("goes on with the build that runs");
            assertThat(built).doesNotExist();
        } finally {
            running.getOutputStream().close();
            running.waitFor();
        }
        assertThat(launch(Map.of(), "build").exit()).isZero();
        assertThat(built).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCommandThatRunsHoldsWhatWasBuilt() throws Exception {
        Process command = launcher(Map.of("JAVA_HOME", waitingJdk().toString()), List.of("serve")).start();
        try {
            assertThat(command.getInputStream().read()).isEqualTo('x');

            assertThat(new ProcessBuilder("flock", "-n", "-x", checkout.resolve("target/used").toString(), "true")
                    .start().waitFor()).isNotZero();
        } finally {
            command.getOutputStream().close();
            command.waitFor();
        }
        assertThat(new ProcessBuilder("flock", "-n", "-x", checkout.resolve("target/used").toString(), "true")
                .start().waitFor()).isZero();
    }

    @Test
    void whatTheLauncherWritesIsItsOwnersAlone() throws Exception {
        buildable();

        assertThat(launch(Map.of(), "build").exit()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(checkout.resolve("var"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                checkout.resolve("var/build/build.log")))).isEqualTo("rw-------");
    }

    /** Gives the checkout a module and a Maven that only leaves a mark. */
    private Path buildable() throws IOException {
        Files.writeString(checkout.resolve("pom.xml"), "<modules>\n<module>exchange</module>\n</modules>\n");
        Path built = checkout.resolve("built-anew");
        Files.writeString(checkout.resolve("mvnw"), "#!/bin/sh\ntouch built-anew\n");
        assertThat(checkout.resolve("mvnw").toFile().setExecutable(true)).isTrue();
        Files.setLastModifiedTime(checkout.resolve("pom.xml"), FileTime.from(Instant.now().minusSeconds(60)));
        return built;
    }

    /** A JDK whose {@code java} says that it runs, and does so until its input ends. */
    private Path waitingJdk() throws IOException {
        Path jdk = Files.createDirectories(checkout.resolve("jdk/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
        for (String tool : List.of("java", "javac")) {
            Files.writeString(jdk.resolve("bin").resolve(tool), "#!/bin/sh\nprintf x\nexec cat\n");
            assertThat(jdk.resolve("bin").resolve(tool).toFile().setExecutable(true)).isTrue();
        }
        return jdk;
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
        Process process = launcher(environment, List.of(words)).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    private ProcessBuilder launcher(Map<String, String> environment, List<String> words) {
        List<String> command = new ArrayList<>(List.of(checkout.resolve("shuqiao").toString()));
        command.addAll(words);
        ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
        launcher.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG")
                || name.startsWith("SHUQIAO_") || name.equals("JAVA_TOOL_OPTIONS"));
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().putAll(environment);
        return launcher;
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("conf/departments.yaml"))) {
            at = at.getParent();
        }
        return at;
    }
}
