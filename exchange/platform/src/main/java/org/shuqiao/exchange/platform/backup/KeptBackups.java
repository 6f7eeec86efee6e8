package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.backup.BackupState.BackedFile;

/** Reads the back-ups of a folder through, and lets go of old ones. */
public final class KeptBackups {

    private KeptBackups() { }

    /** Removes all back-ups of a folder but the newest. @return how many went */
    public static int prune(Path from, BackupKey key, int keep) {
        try (BackupFolder folder = BackupFolder.open(from.toAbsolutePath().normalize(), key)) {
            return folder.prune(keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the times of all back-ups, the oldest first, after every piece of the chosen one was read */
    public static Checked check(Path from, BackupKey key, Instant at) {
        try (BackupFolder folder = BackupFolder.read(from.toAbsolutePath().normalize(), key)) {
            BackupState state = folder.state(at);
            List<String> damaged = new ArrayList<>();
            for (BackedFile file : state.files()) {
                for (String piece : file.pieces()) {
                    if (folder.piece(piece, FileCopy.PIECE).isEmpty()) {
                        damaged.add(file.path());
                        break;
                    }
                }
            }
            if (!damaged.isEmpty()) {
                throw new CodedException(BackupCode.DAMAGED, state.at(), damaged.getFirst(), damaged.size());
            }
            return new Checked(folder.times(), state.at(), state.records(), state.files().size(), state.bytes(),
                    state.secrets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A back-up of which every piece was read, and the times of all. */
    public record Checked(List<Instant> times, Instant at, long records, int files, long bytes, boolean secrets) { }
}
