package org.shuqiao.exchange.platform.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.shuqiao.base.error.CodedException;

/** Uploads that are on their way, some for each department, an hour at most; their files are the owner's alone. */
final class Uploads {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 5;
    private static final String WAITING = "waiting-";

    private final Path folder;
    private final Clock clock;
    private final Map<String, Upload> byId = new ConcurrentHashMap<>();

    /** Files that an earlier run left waiting are gone with it. */
    Uploads(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        sweep();
    }

    private void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> departments = Files.newDirectoryStream(folder)) {
            for (Path department : departments) {
                try (DirectoryStream<Path> left = Files.newDirectoryStream(department, WAITING + "*")) {
                    for (Path file : left) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bytes where the collector may read them. */
    Path store(String department, byte[] content, String ending) {
        try {
            Path file = Files.createDirectories(folder.resolve(department))
                    .resolve(WAITING + UUID.randomUUID() + ending);
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Upload upload) {
        Instant oldest = clock.instant().minus(KEPT);
        byId.values().stream().filter(each -> !each.state().running() && each.at().isBefore(oldest))
                .forEach(this::remove);
        List<Upload> own = byId.values().stream().filter(each -> each.department().equals(upload.department())
                && !each.state().running()).sorted(Comparator.comparing(Upload::at)).toList();
        own.stream().limit(Math.max(0, own.size() - MOST + 1)).forEach(this::remove);
        byId.put(upload.id(), upload);
    }

    Upload find(String id, String department) {
        return Optional.ofNullable(byId.get(id)).filter(each -> each.department().equals(department))
                .orElseThrow(() -> new CodedException(IntakeCode.UPLOAD_GONE, id.length() > 40 ? "…" : id));
    }

    Upload change(String id, UnaryOperator<Upload> change) {
        Upload changed = byId.computeIfPresent(id, (none, old) -> change.apply(old));
        if (changed == null) {
            throw new CodedException(IntakeCode.UPLOAD_GONE, id);
        }
        return changed;
    }

    /** Forgets an upload; its file goes with it unless it was saved. */
    void remove(Upload upload) {
        byId.remove(upload.id());
        try {
            if (upload.file().isPresent()) {
                Files.deleteIfExists(upload.file().get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
