package org.shuqiao.nifi.stateless;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.flow.WorkerError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker's copy of a puller's state, written after each durable batch. */
public final class SavedState {

    private static final Logger LOG = LoggerFactory.getLogger(SavedState.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String dataset;

    public SavedState(Path folder, String dataset) {
        this.dataset = dataset;
        file = folder.resolve(dataset + ".json");
    }

    /** Replaces the copy by what the landing zone proves, if they differ. */
    public void reconcile(Map<String, String> landed) {
        Map<String, String> copy = read();
        if (!copy.equals(landed)) {
            if (!copy.isEmpty()) {
                LOG.warn("The saved state of {} differs from the landing zone, which decides", dataset);
            }
            save(landed);
        }
    }

    /** Writes it below another name and renames it, so that a kill leaves the old or the new one. */
    public void save(Map<String, String> values) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel out = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(values));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CodedException(WorkerError.PLACE_UNUSABLE, e, file.getParent());
        }
    }

    private Map<String, String> read() {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() { });
        } catch (IOException e) {
            LOG.warn("The saved state of {} cannot be read; the landing zone decides", dataset);
            return Map.of();
        }
    }
}
