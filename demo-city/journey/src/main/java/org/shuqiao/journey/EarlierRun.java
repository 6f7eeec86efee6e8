package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;

/** Earlier run on the same state, by the report that it left. */
final class EarlierRun {

    private final JsonNode report;

    private EarlierRun(JsonNode report) {
        this.report = report;
    }

    /** @param folder of the demo; without a report there was no run, or none that came to its end */
    static EarlierRun in(Path folder) throws IOException {
        Path file = folder.resolve("report.json");
        return new EarlierRun(Files.exists(file) ? Json.PLAIN.readTree(Files.readAllBytes(file))
                : Json.PLAIN.createObjectNode());
    }

    /** @return how many rows and batches were collected up to then */
    long collected(String what) {
        return report.path("collectedInAll").path(what).asLong();
    }

    /** @return the exchanges of a part, where each ended as it must; none otherwise */
    List<JsonNode> exchanges(String part) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode exchange : report.path("exchanges")) {
            if (exchange.path("part").asText().equals(part)) {
                if (!exchange.path("held").asBoolean()) {
                    return List.of();
                }
                found.add(exchange);
            }
        }
        return found;
    }

    /** @return how a scene ended */
    Optional<String> scene(String title) {
        return Stage.first(report.path("scenes"), "scene", title).map(scene -> scene.path("outcome").asText());
    }
}
