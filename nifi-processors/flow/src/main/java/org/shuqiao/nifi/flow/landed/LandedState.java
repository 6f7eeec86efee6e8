package org.shuqiao.nifi.flow.landed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.flow.WorkerError;

/**
 * The state of a puller as the landing zone proves it. A batch may have landed just before a kill, so the manifests
 * decide where the next pull begins, whatever was saved.
 */
public final class LandedState {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LandedState() {
    }

    /** @return the values of the puller's component state; empty if nothing landed yet */
    public static Map<String, String> of(Path landing, String department, String dataset) {
        List<LandedBatch> batches = read(landing.resolve(department).resolve(dataset));
        if (batches.isEmpty()) {
            return Map.of();
        }
        LandedBatch newest = batches.getLast();
        return switch (newest.mode()) {
            case "keyset" -> Map.of("to", array(newest.to()));
            case "snapshot" -> Map.of("digest", newest.to().getFirst());
            default -> batches.stream().flatMap(batch -> batch.to().stream())
                    .collect(Collectors.toMap(digest -> digest, digest -> "landed", (a, b) -> a, LinkedHashMap::new));
        };
    }

    private static List<LandedBatch> read(Path folder) {
        List<LandedBatch> batches = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return batches;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder,
                entry -> !entry.getFileName().toString().startsWith("."))) {
            for (Path batch : entries) {
                if (Files.isRegularFile(batch.resolve("manifest.json"))) {
                    batches.add(manifest(batch));
                }
            }
        } catch (IOException e) {
            throw new CodedException(WorkerError.PLACE_UNUSABLE, e, folder);
        }
        batches.sort(Comparator.comparingLong(LandedBatch::sequence));
        return batches;
    }

    private static LandedBatch manifest(Path batch) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(batch.resolve("manifest.json")));
            List<String> to = new ArrayList<>();
            root.required("slice").required("to").forEach(value -> to.add(value.asText()));
            return new LandedBatch(root.required("sequence").asLong(), root.required("slice").required("mode").asText(),
                    List.copyOf(to));
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(WorkerError.LANDING_BROKEN, e, batch.getFileName());
        }
    }

    private static String array(List<String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
