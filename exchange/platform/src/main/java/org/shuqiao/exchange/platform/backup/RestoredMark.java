package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.exchange.platform.settings.Home;

/** Mark in a state folder that was restored: until it is confirmed, nothing is started on it that could sign. */
public final class RestoredMark {

    private RestoredMark() { }

    /** @param complete whether everything was restored */
    record Mark(Instant at, boolean complete, long records, String checkpoint) { }

    /** @throws CodedException {@code HELD} or {@code UNFINISHED} where something was restored and not confirmed */
    public static void requireConfirmed(Home home) {
        read(home).ifPresent(mark -> {
            throw mark.complete() ? new CodedException(BackupCode.HELD, home.var(), mark.at(), mark.records())
                    : new CodedException(BackupCode.UNFINISHED, home.var());
        });
    }

    /**
     * @return the mark of what was restored whole and waits to be confirmed
     * @throws CodedException {@code NOT_HELD}, {@code UNFINISHED}
     */
    static Mark whole(Home home) {
        Mark mark = read(home).orElseThrow(() -> new CodedException(BackupCode.NOT_HELD, home.var()));
        if (!mark.complete()) {
            throw new CodedException(BackupCode.UNFINISHED, home.var());
        }
        return mark;
    }

    static Optional<Mark> read(Home home) {
        Path file = file(home);
        return Files.exists(file) ? Optional.of(RunJson.read(file, Mark.class)) : Optional.empty();
    }

    static void put(Home home, Mark mark) throws IOException {
        AtomicFile.replace(file(home), RunJson.write(mark));
    }

    static void remove(Home home) {
        try {
            Files.delete(file(home));
            DurableFiles.force(home.var());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Home home) {
        return home.var().resolve("restored.json");
    }
}
