package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class FlagsTest {

    @Test
    void theWorkersFlagsAreThoseThatThisSparkAsksFor() throws IOException {
        String flags = Files.readString(Path.of("target/jvm.flags"));

        assertThat(flags).startsWith(JavaModuleOptions.defaultModuleOptions());
    }

    @Test
    void theClassPathOfTheWorkerIsThere() throws IOException {
        for (String entry : Files.readString(Path.of("target/runtime.classpath")).strip().split(File.pathSeparator)) {
            assertThat(Path.of(entry)).exists();
        }
    }
}
