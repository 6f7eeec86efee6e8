package org.shuqiao.exchange.cli.keep;

import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.exchange.platform.backup.BackupKey;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Option;

/** Option of all commands that read or write back-ups: their key. */
final class KeyOption {

    @Option(names = "--key", paramLabel = "FILE", description = "The key of the back-ups: 64 hexadecimal digits. "
            + "Default: the secret SHUQIAO_BACKUP_KEY.")
    private Path file;

    BackupKey key(Home home) {
        return BackupKey.of(Optional.ofNullable(file), home);
    }
}
