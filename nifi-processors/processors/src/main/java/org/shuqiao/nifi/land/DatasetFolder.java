package org.shuqiao.nifi.land;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectError;

/**
 * The landed batches of one dataset. A batch is a folder with a manifest and never changes, so each manifest is read
 * once.
 */
public final class DatasetFolder {

    static final String TEMPORARY = ".tmp-";

    private final Path path;
    private final Map<String, Landed> known = new HashMap<>();

    public DatasetFolder(Path landing, String department, String dataset) {
        path = landing.resolve(department).resolve(dataset);
    }

    public Path path() {
        return path;
    }

    /** @return the batches by id */
    public Map<String, Landed> batches() {
        if (!Files.isDirectory(path)) {
            return Map.of();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, this::isBatch)) {
            for (Path folder : folders) {
                known.computeIfAbsent(folder.getFileName().toString(), name -> Manifest.read(folder));
            }
            return Map.copyOf(known);
        } catch (IOException e) {
            throw new CodedException(CollectError.PLACE_UNUSABLE, e, path);
        }
    }

    public Optional<Landed> newest() {
        return newest(batches());
    }

    static Optional<Landed> newest(Map<String, Landed> batches) {
        return batches.values().stream().max(Comparator.comparingLong(Landed::sequence));
    }

    /** Removes what a killed run left half-written. */
    void sweep() throws IOException {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(path, TEMPORARY + "*")) {
            for (Path folder : stale) {
                delete(folder);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isBatch(Path entry) {
        String name = entry.getFileName().toString();
        return known.containsKey(name)
                || !name.startsWith(".") && Files.isRegularFile(entry.resolve(Manifest.NAME));
    }
}
