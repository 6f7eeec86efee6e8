package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.JavaCommand;

/** The jar that a department runs, by a JDK with nothing else on its class path. */
class StandAloneNodeTest {

    private static final Path JAR = Path.of("../../node/machine/target/shuqiao-node.jar");
    private static final Pattern ROOM = Pattern.compile("org/shuqiao/([a-z]+)/.*\\.class");

    @TempDir
    private Path folder;

    @Test
    void holdsNothingOfThePlatform() throws IOException {
        Set<String> rooms = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            jar.stream().map(entry -> ROOM.matcher(entry.getName())).filter(Matcher::matches)
                    .forEach(entry -> rooms.add(entry.group(1)));
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().startsWith("org/springframework/")
                    || entry.getName().startsWith("org/postgresql/"));
        }

        assertThat(rooms).containsExactly("base", "contracts", "ledger", "node");
    }

    @Test
    void makesANodesFolderWithItsKeys() throws Exception {
        Path passphrase = Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("passphrase"), "correct horse battery"),
                PosixFilePermissions.fromString("rw-------"));

        ProcessBuilder init = new ProcessBuilder(JavaCommand.java().toString(), "-jar", JAR.toAbsolutePath().toString(),
                "init", "--folder", folder.resolve("gongan").toString(), "--server", "http://127.0.0.1:1",
                "--city", "yunzhou", "--algorithm", "sm2",
                "--passphrase-file", passphrase.toString()).redirectErrorStream(true);
        init.environment().remove("JAVA_TOOL_OPTIONS"); // a JVM says that it picked them up
        Process made = init.start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(made.waitFor()).as(said).isZero();
        assertThat(said.lines().toList()).satisfiesExactly(
                key -> assertThat(key).startsWith("yunzhou/gongan+"),
                fingerprint -> assertThat(fingerprint).matches("sha256:[0-9a-f]{64}"),
                file -> assertThat(Path.of(file)).exists().hasFileName("enrolment.json"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("gongan")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
}
