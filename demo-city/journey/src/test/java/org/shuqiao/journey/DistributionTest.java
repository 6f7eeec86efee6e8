package org.shuqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.process.Installation;

/** The archive, unpacked where there is no checkout: it is configured, serves, and a command finds its server. */
class DistributionTest {

    private static final Path ROOT = Installation.above(Path.of(""));

    @TempDir
    private Path folder;

    @Test
    void theArchiveRunsElsewhereAndIsMadeTheSameTwice() throws Exception {
        assumeTrue(Files.exists(ROOT.resolve("exchange/cli/target/runtime.classpath")), "the commands are not built");
        Path archive = folder.resolve("a.tar");
        assertThat(run(ROOT, ROOT.resolve(".ci/dist").toString(), "--to", archive.toString())).isZero();
        String first = digest(archive);
        Path again = folder.resolve("b.tar");
        assertThat(run(ROOT, ROOT.resolve(".ci/dist").toString(), "--to", again.toString())).isZero();
        assertThat(digest(again)).isEqualTo(first);
        Files.delete(again);

        Path place = Files.createDirectories(folder.resolve("elsewhere"));
        assertThat(run(place, "tar", "-xf", archive.toString(), "--strip-components", "1")).isZero();
        Files.delete(archive);
        try (Stream<Path> all = Files.walk(place)) {
            assertThat(all.map(file -> place.relativize(file).toString())).noneMatch(name -> name.contains("journey")
                    || name.endsWith("pom.xml"));
        }
        assertThat(run(place, "./shuqiao", "build")).isEqualTo(64);
        assertThat(run(place, "./shuqiao", "init", "--yes", "--port", "0")).isZero();
        Process server = start(place, "./shuqiao", "serve", "--port", "0", "--jdbc-port", "0", "--until-input-ends");
        try {
            for (int i = 0; !Files.exists(place.resolve("var/run/server.json")); i++) {
                assertThat(server.isAlive() && i < 1200).as(Files.readString(folder.resolve("out"))).isTrue();
                Thread.sleep(100);
            }
            assertThat(run(place, "./shuqiao", "accounts", "--as", "admin")).isZero();
            assertThat(Files.readString(folder.resolve("out"))).contains("admin2");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private int run(Path at, String... words) throws IOException, InterruptedException {
        Process process = start(at, words);
        process.getOutputStream().close();
        return process.waitFor();
    }

    private Process start(Path at, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(at.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(words.length > 1 && words[1].equals("serve") ? "server" : "out")
                        .toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SHUQIAO_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static String digest(Path file) throws IOException {
        MessageDigest fed = Sha256.create();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), fed)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(fed);
    }
}
