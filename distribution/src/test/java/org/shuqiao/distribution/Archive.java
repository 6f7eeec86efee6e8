package org.shuqiao.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.process.Installation;

/** The archive, made from this checkout and unpacked in a folder of the tests. */
record Archive(Path file, Path unpacked, Path folder) {

    static final Path ROOT = Installation.above(Path.of(""));

    static Archive made(Path folder) throws IOException, InterruptedException {
        Path file = make(folder, "a.tar");
        Archive archive = new Archive(file, Files.createDirectories(folder.resolve("elsewhere")), folder);
        assertThat(archive.run(archive.unpacked, "tar", "-xf", file.toString(), "--strip-components", "1")).isZero();
        return archive;
    }

    /** @return the archive, made once more */
    Path again() throws IOException, InterruptedException {
        return make(folder, "b.tar");
    }

    /** @return exit code of a command in the unpacked archive; {@link #said()} has what it printed */
    int run(String... words) throws IOException, InterruptedException {
        return run(unpacked, words);
    }

    String said() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    Process start(String... words) throws IOException {
        return start(folder, unpacked, "server", words);
    }

    private int run(Path at, String... words) throws IOException, InterruptedException {
        Process process = start(folder, at, "out", words);
        process.getOutputStream().close();
        return process.waitFor();
    }

    private static Path make(Path folder, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        Process process = start(folder, ROOT, "out", ROOT.resolve(".ci/dist").toString(), "--to", file.toString());
        process.getOutputStream().close();
        int exit = process.waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("out"))).isZero();
        return file;
    }

    private static Process start(Path folder, Path at, String output, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(at.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SHUQIAO_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }
}
