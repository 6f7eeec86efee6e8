package org.shuqiao.nifi.stateless.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.standards.error.CodedException;

/**
 * What the worker is told to do; {@code docs/lake.md} describes the file.
 *
 * @param landing the landing zone
 * @param state where the worker keeps its copy of what was pulled
 * @param work where it unpacks and buffers; nothing there is worth keeping
 * @param quotaBytes how many bytes the landing zone may hold
 * @param sample rows of each dataset at most, then no state is kept
 */
public record CollectJob(
        Path landing, Path state, Path work, List<Path> sources, Path secrets, OptionalLong quotaBytes,
        OptionalLong sample) {

    private static final Set<String> KEYS =
            Set.of("landing", "state", "work", "sources", "secrets", "quotaBytes", "sample");

    public static CollectJob read(Path file) {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw invalid("{}");
            }
            root.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    throw invalid(key);
                }
            });
            List<Path> sources = new ArrayList<>();
            root.path("sources").forEach(source -> sources.add(Path.of(source.asText())));
            if (sources.isEmpty()) {
                throw invalid("sources");
            }
            return new CollectJob(path(root, "landing"), path(root, "state"), path(root, "work"), List.copyOf(sources),
                    path(root, "secrets"), number(root, "quotaBytes", 0), number(root, "sample", 1));
        } catch (JsonProcessingException e) {
            throw new CodedException(WorkerError.JOB_INVALID, "JSON");
        } catch (IOException e) {
            throw new CodedException(WorkerError.JOB_INVALID, e, file);
        }
    }

    private static Path path(JsonNode root, String key) {
        JsonNode value = root.path(key);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw invalid(key);
        }
        return Path.of(value.asText()).toAbsolutePath();
    }

    private static OptionalLong number(JsonNode root, String key, long least) {
        JsonNode value = root.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || value.asLong() < least) {
            throw invalid(key);
        }
        return OptionalLong.of(value.asLong());
    }

    private static CodedException invalid(String key) {
        return new CodedException(WorkerError.JOB_INVALID, key);
    }
}
