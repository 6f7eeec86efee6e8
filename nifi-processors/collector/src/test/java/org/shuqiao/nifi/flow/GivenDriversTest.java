package org.shuqiao.nifi.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;

/** Drivers are code: they are loaded from where their owner alone puts them. */
class GivenDriversTest {

    private static final String URL = "jdbc:dm://10.1.2.3:5236/db";

    @TempDir
    private Path folder;
    private Path jar;

    @BeforeEach
    void given() throws IOException {
        mode(folder, "rwxr-xr-x");
        jar = Files.createDirectory(folder.resolve("dm")).resolve("driver.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
            zip.write("dm.jdbc.driver.DmDriver\n".getBytes(StandardCharsets.UTF_8));
        }
        mode(jar.getParent(), "rwxr-xr-x");
        mode(jar, "rw-r--r--");
    }

    @Test
    void aDriverThatAnybodyMayReplaceIsNotLoaded() throws IOException {
        assertThat(GivenDrivers.find(Optional.of(folder.toString()), URL)).get()
                .extracting(GivenDrivers.Given::className).isEqualTo("dm.jdbc.driver.DmDriver");
        for (Path open : new Path[] {jar, jar.getParent(), folder}) {
            String before = PosixFilePermissions.toString(Files.getPosixFilePermissions(open));
            mode(open, "rwxrwxrwx");
            assertThatThrownBy(() -> GivenDrivers.find(Optional.of(folder.toString()), URL))
                    .isInstanceOfSatisfying(CodedException.class, e ->
                            assertThat(e.code()).isEqualTo(WorkerCode.DRIVER_OPEN));
            mode(open, before);
        }
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
