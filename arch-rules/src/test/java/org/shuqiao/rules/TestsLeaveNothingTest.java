package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a test starts ends with its JVM, however that ends; the test command names what is left nevertheless, and fails.
 */
class TestsLeaveNothingTest {

    private static final long PATIENCE_SECONDS = 30;
    private static final String DETACHED = "sleep 1000 >/dev/null 2>&1 & echo $!";

    @TempDir
    private Path folder;
    private ProcessHandle left;

    /** Stands for a test's JVM: starts a process that nobody waits for, writes a temporary file, and says both. */
    static final class Careless {

        public static void main(String[] arguments) throws Exception {
            Process shell = new ProcessBuilder("sh", "-c", DETACHED).start();
            System.out.println(new String(shell.getInputStream().readAllBytes()).strip());
            System.out.println(Files.createTempFile("forgotten", ".txt").getParent());
            Thread.sleep(Long.parseLong(arguments[0]));
        }
    }

    @AfterEach
    void end() {
        if (left != null) {
            left.destroyForcibly();
        }
    }

    @Test
    void whatAKilledJvmStartedEndsWithIt() throws Exception {
        Process jvm = careless(TimeUnit.MINUTES.toMillis(5));
        Path temporary = listen(jvm);
        assertThat(left.isAlive()).isTrue();
        assertThat(temporary).isDirectory();

        jvm.destroyForcibly().waitFor();

        left.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertGone(temporary);
    }

    @Test
    void whatAJvmLeavesWhenItEndsByItselfIsWrittenDownToo() throws Exception {
        Process jvm = careless(0);
        Path temporary = listen(jvm);

        assertThat(jvm.waitFor()).isZero();

        left.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertGone(temporary);
        assertThat(folder.resolve("left.txt")).content().isEqualTo(left.pid() + " sleep 1000 \n");
    }

    @Test
    void theTestCommandNamesWhatIsLeftAndFails() throws Exception {
        Process command = testCommand("(" + DETACHED + ") >left.pid; mkdir \"$TMPDIR/forgotten\"");
        String printed = new String(command.getInputStream().readAllBytes());
        long pid = Long.parseLong(Files.readString(folder.resolve("left.pid")).strip());
        left = ProcessHandle.of(pid).orElse(null);

        assertThat(command.waitFor()).isEqualTo(1);
        assertThat(printed).contains("!!! LEFT RUNNING by a test, ended now: " + pid + " sleep 1000")
                .containsPattern("!!! LEFT IN THE TEMPORARY FOLDER by a test, removed now: .*/forgotten");
        if (left != null) {
            left.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void theTestCommandSaysNothingWhereNothingIsLeft() throws Exception {
        Process command = testCommand("sleep 0.1; mkdir \"$TMPDIR/used\"; rmdir \"$TMPDIR/used\"");
        String printed = new String(command.getInputStream().readAllBytes());

        assertThat(command.waitFor()).as(printed).isZero();
        assertThat(printed).doesNotContain("LEFT");
    }

    private Process careless(long millis) throws IOException {
        ProcessBuilder jvm = new ProcessBuilder(House.ROOT.resolve(".ci/jvm/bin/java").toString(), "-cp",
                Path.of("target/test-classes").toAbsolutePath().toString(), Careless.class.getName(),
                        Long.toString(millis));
        jvm.environment().put("SHUQIAO_TEST_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
        jvm.environment().put("SHUQIAO_TEST_GRACE", "1");
        jvm.environment().put("SHUQIAO_TEST_LEFT", folder.resolve("left.txt").toString());
        return jvm.start();
    }

    private Path listen(Process jvm) throws IOException {
        BufferedReader said = jvm.inputReader();
        left = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        return Path.of(said.readLine());
    }

    private static void assertGone(Path temporary) throws InterruptedException {
        for (long waited = 0; Files.exists(temporary) && waited < PATIENCE_SECONDS * 10; waited++) {
            Thread.sleep(100);
        }
        assertThat(temporary).doesNotExist();
    }

    /** The test command on a checkout whose build does this and no more. */
    private Process testCommand(String build) throws IOException {
        try (Stream<Path> scripts = Files.walk(House.ROOT.resolve(".ci"))) {
            for (Path script : scripts.toList()) {
                Files.copy(script, folder.resolve(House.ROOT.relativize(script)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        program("mvnw", "#!/bin/sh\n" + build + "\n");
        program("chromium", "#!/bin/sh\n"); // or one would be fetched
        ProcessBuilder command = new ProcessBuilder(folder.resolve(".ci/test").toString()).redirectErrorStream(true);
        command.environment().merge("PATH", folder.toString(), (path, more) -> more + File.pathSeparator + path);
        command.environment().put("SHUQIAO_VAR", folder.resolve("var").toString());
        command.environment().put("SHUQIAO_TEST_GRACE", "1");
        return command.start();
    }

    private void program(String name, String text) throws IOException {
        Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), text),
                PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
