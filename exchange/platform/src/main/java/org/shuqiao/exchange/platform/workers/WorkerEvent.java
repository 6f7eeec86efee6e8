package org.shuqiao.exchange.platform.workers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;

/** One JSON line that a worker printed; the forms are in {@code docs/lake.md}. */
public sealed interface WorkerEvent {

    /** Work of a step is under way: {@code done} of {@code of} units. */
    record Progress(String step, Optional<String> dataset, long done, long of) implements WorkerEvent { }

    /** A dataset is through; the counts are those of its kind of work. */
    record Dataset(String dataset, Map<String, Object> counts) implements WorkerEvent { }

    /**
     * How the flow of a dataset stands on a NiFi server, or what deploying it does.
     *
     * @param changes one line each
     */
    record Flow(String dataset, String state, List<String> changes, Map<String, Object> counts) implements WorkerEvent { }

    /** A dataset, or the whole work where none is named, failed with a coded error. */
    record Failed(Optional<String> dataset, String code, String zh, String en) implements WorkerEvent { }

    /** The worker is through. */
    record Done(long peakMemoryBytes, double seconds) implements WorkerEvent { }

    JsonMapper JSON = Json.PLAIN;

    /** @return the line's event; empty for a line that is none (a library that prints) */
    static Optional<WorkerEvent> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        Optional<String> dataset = Optional.ofNullable(node.path("dataset").textValue());
        return switch (node.path("event").asText()) {
            case "progress" -> Optional.of(new Progress(node.path("step").asText(), dataset,
                    node.path("done").asLong(), node.path("of").asLong()));
            case "dataset" -> Optional.of(new Dataset(dataset.orElse(""),
                    JSON.convertValue(node, new TypeReference<Map<String, Object>>() { })));
            case "flow" -> Optional.of(new Flow(dataset.orElse(""), node.path("state").asText(),
                    JSON.convertValue(node.path("changes"), new TypeReference<List<String>>() { }),
                    JSON.convertValue(node, new TypeReference<Map<String, Object>>() { })));
            case "failed" -> Optional.of(new Failed(dataset, node.path("code").asText(), node.path("zh").asText(),
                    node.path("en").asText()));
            case "done" -> Optional.of(new Done(node.path("peakMemoryBytes").asLong(),
                    node.path("seconds").asDouble()));
            default -> Optional.empty();
        };
    }
}
