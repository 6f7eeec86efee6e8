package org.shuqiao.nifi.stream.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;

/** Line of a spool's segment: a message under its number. */
record SpoolLine(long number, Message message) {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() { };

    byte[] write() {
        ObjectNode root = Json.PLAIN.createObjectNode();
        root.put("n", number);
        message.mark().ifPresent(mark -> root.put("mark", mark));
        ArrayNode rows = root.putArray("rows");
        message.rows().forEach(row -> rows.add(Json.PLAIN.<JsonNode>valueToTree(row)));
        if (!message.part().isEmpty()) {
            root.set("part", Json.PLAIN.valueToTree(message.part()));
        }
        message.place().ifPresent(place -> root.set("place", Json.PLAIN.valueToTree(place)));
        return (root + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @return the line, empty if it was not written to its end */
    static Optional<SpoolLine> read(String line) {
        try {
            JsonNode root = Json.PLAIN.readTree(line);
            if (root == null || !root.path("n").isIntegralNumber()) {
                return Optional.empty();
            }
            List<Map<String, String>> rows = new ArrayList<>();
            root.path("rows").forEach(row -> rows.add(Json.PLAIN.convertValue(row, TEXTS)));
            Map<String, String> part = root.has("part") ? Json.PLAIN.convertValue(root.get("part"), TEXTS) : Map.of();
            Optional<Place> place = root.has("place")
                    ? Optional.of(Json.PLAIN.treeToValue(root.get("place"), Place.class)) : Optional.empty();
            return Optional.of(new SpoolLine(root.get("n").asLong(),
                    new Message(Optional.ofNullable(root.path("mark").asText(null)), rows, part, place)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
