package org.shuqiao.nifi.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Slice;

/**
 * Puller state derived from the manifests in the landing zone. A batch may have landed just before a kill, so the
 * manifests decide where the next pull begins, whatever was saved.
 */
public final class LandedState {

    private static final String BEHIND = "behind";

    private LandedState() { }

    /** @return the values of the puller's component state; empty if nothing landed yet */
    public static Map<String, String> of(Path landing, String department, String dataset) {
        List<ManifestSummary> batches = read(LandingFolder.in(landing, department, dataset));
        if (batches.isEmpty()) {
            return Map.of();
        }
        Slice newest = batches.getLast().slice();
        return switch (newest.mode()) {
            case KEYSET -> keyset(newest, batches.getLast().manifest().notes());
            case SNAPSHOT -> Map.of("digest", newest.to().getFirst());
            case APPEND -> batches.stream().flatMap(batch -> batch.slice().to().stream())
                    .collect(Collectors.toMap(digest -> digest, digest -> "landed", (a, b) -> a, LinkedHashMap::new));
        };
    }

    private static Map<String, String> keyset(Slice newest, Map<String, Long> notes) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("to", array(newest.to()));
        if (notes.containsKey(BEHIND)) {
            state.put(BEHIND, Long.toString(notes.get(BEHIND)));
        }
        return state;
    }

    private static List<ManifestSummary> read(LandingFolder folder) {
        try {
            return new LandingReader(folder).batches();
        } catch (UncheckedIOException e) {
            throw new CodedException(WorkerCode.PLACE_UNUSABLE, e, folder.path());
        }
    }

    private static String array(List<String> values) {
        try {
            return Json.PLAIN.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
