package org.shuqiao.contracts.landing;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.TypedJson;

/** Reads which batches of a dataset have landed. A batch never changes, so one reader reads each manifest once. */
public final class LandingReader {

    private final LandingFolder folder;
    private final Map<String, ManifestSummary> known = new HashMap<>();

    public LandingReader(LandingFolder folder) {
        this.folder = folder;
    }

    public LandingFolder folder() {
        return folder;
    }

    /**
     * A folder that comes or goes meanwhile is in the list or not.
     *
     * @return the batches in the order in which they landed
     * @throws CodedException {@code MANIFEST_BROKEN}
     * @throws UncheckedIOException if the dataset's folder cannot be read
     */
    public synchronized List<ManifestSummary> batches() {
        List<ManifestSummary> batches = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path(), LandingFolder::isFinished)) {
            entries.forEach(entry -> batch(entry).ifPresent(batches::add));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        known.keySet().retainAll(batches.stream().map(ManifestSummary::batch).toList());
        batches.sort(ManifestSummary.ORDER);
        return List.copyOf(batches);
    }

    private Optional<ManifestSummary> batch(Path entry) {
        String name = entry.getFileName().toString();
        Optional<ManifestSummary> batch = Optional.ofNullable(known.get(name)).or(() -> read(entry));
        batch.ifPresent(read -> known.put(name, read));
        return batch;
    }

    private Optional<ManifestSummary> read(Path entry) {
        if (!Files.isRegularFile(entry.resolve(LandingFolder.MANIFEST))) {
            return Optional.empty();
        }
        String name = entry.getFileName().toString();
        try {
            LandingManifest manifest =
                    TypedJson.OPEN.readValue(Files.readAllBytes(entry.resolve(LandingFolder.MANIFEST)),
                    LandingManifest.class);
            if (manifest == null) {
                throw broken(name, "json");
            }
            if (!name.equals(manifest.batch())) {
                throw broken(name, "batch");
            }
            if (!manifest.department().equals(folder.department()) || !manifest.dataset().equals(folder.dataset())) {
                throw broken(name, "dataset");
            }
            return Optional.of(new ManifestSummary(entry, manifest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // without its cause, which may quote the manifest and so a key value
            throw broken(name, reason(e));
        }
    }

    private static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokenManifest broken) {
                return broken.field();
            }
        }
        return e instanceof JacksonException ? "json" : "read";
    }

    private CodedException broken(String batch, String what) {
        return new CodedException(LandingCode.MANIFEST_BROKEN, folder.id(), batch, what);
    }
}
