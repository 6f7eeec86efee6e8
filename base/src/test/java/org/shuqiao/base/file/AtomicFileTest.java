package org.shuqiao.base.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileHasItsNewContentAndNothingStandsBesideIt() throws IOException {
        Path file = folder.resolve("deep/state.json");
        AtomicFile.replace(file, "old, and longer");

        AtomicFile.replace(file, "新");

        assertThat(file).content().isEqualTo("新");
        assertThat(file.getParent().toFile().list()).containsExactly("state.json");
    }

    @Test
    void whatAKilledWriterLeftIsNoHindrance() throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(folder.resolve(".state.json.next"), "half");

        AtomicFile.replace(file, "whole");

        assertThat(file).content().isEqualTo("whole");
        assertThat(folder.toFile().list()).containsExactly("state.json");
    }

    @Test
    void aSecretIsForItsOwnersEyesAlone() throws IOException {
        Path file = folder.resolve("password");

        AtomicFile.replaceSecret(file, "…");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
