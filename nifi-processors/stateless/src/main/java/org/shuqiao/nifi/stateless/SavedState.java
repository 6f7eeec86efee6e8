package org.shuqiao.nifi.stateless;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.flow.WorkerCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saved copy of a puller's state, written after each durable batch. */
public final class SavedState {

    private static final Logger LOG = LoggerFactory.getLogger(SavedState.class);

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

    /** A kill leaves the old copy or the new one. */
    public void save(Map<String, String> values) {
        try {
            AtomicFile.replace(file, Json.PLAIN.writeValueAsBytes(values));
        } catch (IOException e) {
            throw new CodedException(WorkerCode.PLACE_UNUSABLE, e, file.getParent());
        }
    }

    private Map<String, String> read() {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return Json.PLAIN.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() { });
        } catch (IOException e) {
            LOG.warn("The saved state of {} cannot be read; the landing zone decides", dataset);
            return Map.of();
        }
    }
}
