package org.shuqiao.nifi.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.nifi.flow.WorkerCode;
import org.shuqiao.standards.source.Hours;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.TableSource;

/** Times at which the keys of a dataset were compared with those of its source. */
final class Reconciliations {

    private final Path file;
    private final Optional<SliceStrategy.Keyset> keyset;
    private final Optional<Hours> hours;

    Reconciliations(Path state, SourceFile source) {
        file = state.resolve(source.id() + ".reconciled");
        keyset = source.source() instanceof TableSource table && table.slice() instanceof SliceStrategy.Keyset slice
                ? Optional.of(slice) : Optional.empty();
        hours = source.source() instanceof TableSource table ? table.load().hours() : Optional.empty();
    }

    /** @param asked whether somebody asked for it now; a snapshot and a file show by themselves what is gone */
    boolean due(boolean asked, Instant now) {
        return keyset.isPresent() && isOpen(now) && (asked || keyset.get().reconcile()
                .filter(period -> last().map(last -> !last.plus(period).isAfter(now)).orElse(true)).isPresent());
    }

    /** @param at when it ended; outside the hours of the source it may not have begun, and counts as not done */
    void done(Instant at) {
        if (!isOpen(at)) {
            return;
        }
        try {
            AtomicFile.replace(file, at.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CodedException(WorkerCode.PLACE_UNUSABLE, e, file.getParent());
        }
    }

    private boolean isOpen(Instant at) {
        return hours.map(each -> each.contain(LocalTime.ofInstant(at, SystemClock.beijing().getZone()))).orElse(true);
    }

    private Optional<Instant> last() {
        try {
            return Files.isRegularFile(file) ? Optional.of(Instant.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty(); // compared once more than needed
        }
    }
}
