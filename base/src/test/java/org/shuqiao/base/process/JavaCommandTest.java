package org.shuqiao.base.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    @TempDir
    private Path installation;

    @Test
    void aModuleIsStartedFromWhatItsBuildLeft() throws IOException {
        Path target = Files.createDirectories(installation.resolve("a/module/target"));
        Files.writeString(target.resolve("runtime.classpath"), "/m2/a.jar:/m2/b.jar\n");
        Files.writeString(target.resolve("jvm.flags"), "-Dx=1\n  -Dy=2\n");

        List<String> words = BuiltModule.of(installation, "a/module").command("a.Main").heap("64m").words("job.json");

        assertThat(words.getFirst()).endsWith("java");
        assertThat(words).containsSubsequence("-Dx=1", "-Dy=2", "-Xmx64m", "-cp",
                target.resolve("classes") + File.pathSeparator + "/m2/a.jar:/m2/b.jar", "a.Main", "job.json");
        assertThat(words).endsWith("a.Main", "job.json");
    }

    @Test
    void aModuleWithoutFlagsHasNone() {
        assertThat(BuiltModule.of(installation, "a/module").flags()).isEmpty();
    }

    @Test
    void theLaterOfTwoFlagsCounts() {
        Command.Result settings = run(JavaCommand.of("none", "-version").heap("16m").inTheCity().heap("32m")
                .with("-XX:+PrintFlagsFinal"));

        assertThat(settings.output()).containsPattern("MaxHeapSize +:?= 33554432 ")
                .containsPattern("UseSerialGC +:?= true");
    }

    @Test
    void aFlagThatThisJavaDoesNotKnowIsPassedOver() {
        assertThat(run(JavaCommand.of("none", "-version").with("-XX:+FlagOfALaterJava")).good()).isTrue();
    }

    private static Command.Result run(JavaCommand command) {
        List<String> words = command.words();
        return Command.of(Path.of(words.getFirst()), words.subList(1, words.size()).toArray(String[]::new))
                .run(Duration.ofMinutes(1));
    }
}
