package org.shuqiao.exchange.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.Home;

/** Tests what a restored platform needs before it may go on. */
class ConfirmationTest {

    @TempDir
    private Path folder;

    @Test
    void withoutTheKeysOfItsLogNothingGoesOnAndNoneAreMade() throws IOException {
        Home home = new Home(folder, folder.resolve("var"));
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/shuqiao.yaml"), "city: {zh: 云州市, en: Yunzhou, origin: yunzhou}\n");
        Files.createDirectories(home.keys());
        Files.writeString(home.keys().resolve("log.pem"), "of that time");
        RestoredMark.put(home, new RestoredMark.Mark(Instant.EPOCH, true, 7, ""));

        assertThatThrownBy(() -> new Confirmation(home).confirm(Optional.empty()))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo(BackupCode.KEYS_GONE))
                .hasMessageContaining("security-log.pem, gateway.key");
        assertThat(home.keys().toFile().list()).containsExactly("log.pem");
        assertThat(RestoredMark.read(home)).isPresent();
    }
}
