package org.shuqiao.nifi.stateless.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.JavaCommand;

/** A worker of another build unpacks its NARs beside those on which a worker runs. */
class UnpackedNarsTest {

    @TempDir
    private Path folder;

    /** Worker in a process of its own, for as long as its standard input is open. */
    static final class Worker {

        private Worker() { }

        public static void main(String[] arguments) throws IOException {
            System.out.println(UnpackedNars.in(Path.of(arguments[0]), Path.of(arguments[1])).working());
            System.in.transferTo(System.err);
        }
    }

    @Test
    void whatARunningWorkerUnpackedStaysUntilItHasEnded() throws Exception {
        Path work = folder.resolve("work");
        Path first = nars("first");
        Process running = new ProcessBuilder(JavaCommand.here(Worker.class).words(work.toString(), first.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader printed = running.inputReader()) {
            Path used = Path.of(printed.readLine());

            Path beside = UnpackedNars.in(work, nars("second")).working();
            assertThat(used.resolve("complete")).exists();
            assertThat(beside).isNotEqualTo(used).isDirectory();

            running.getOutputStream().close();
            assertThat(running.waitFor()).isZero();
            UnpackedNars.in(work, nars("third"));
            assertThat(used).doesNotExist();
            assertThat(beside).as("this process runs on it").exists();
        } finally {
            running.destroy();
        }
    }

    private Path nars(String name) throws IOException {
        Path nars = Files.createDirectories(folder.resolve(name));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Nar-Id", "sample-nar");
        manifest.getMainAttributes().putValue("Nar-Group", "org.shuqiao");
        manifest.getMainAttributes().putValue("Nar-Version", "1");
        try (JarOutputStream nar = new JarOutputStream(Files.newOutputStream(nars.resolve(name + ".nar")), manifest)) {
            nar.putNextEntry(new ZipEntry("META-INF/bundled-dependencies/"));
            nar.closeEntry();
        }
        return nars;
    }
}
