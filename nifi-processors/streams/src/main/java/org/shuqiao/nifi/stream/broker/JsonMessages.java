package org.shuqiao.nifi.stream.broker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;

/** Rows of a message: a JSON object, or a list of them. Nested names are joined with a dot, numbers stay as written. */
final class JsonMessages {

    private static final int MOST_ROWS = 100_000;

    private JsonMessages() { }

    /** @return the rows, empty where the message is nothing of the kind */
    static Optional<List<Map<String, String>>> rows(byte[] message) {
        try (JsonParser json = Json.PLAIN.getFactory().createParser(message)) {
            List<Map<String, String>> rows = new ArrayList<>();
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                rows.add(object(json));
            } else if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT && rows.size() < MOST_ROWS) {
                    rows.add(object(json));
                }
                if (json.currentToken() != JsonToken.END_ARRAY) {
                    return Optional.empty();
                }
            }
            return rows.isEmpty() || json.nextToken() != null ? Optional.empty() : Optional.of(rows);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> row = new LinkedHashMap<>();
        fill(json, "", row);
        return row;
    }

    private static void fill(JsonParser json, String prefix, Map<String, String> row) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> fill(json, name + ".", row);
                case START_ARRAY -> row.put(name, json.readValueAsTree().toString());
                case VALUE_NULL -> { }
                default -> row.put(name, json.getText());
            }
        }
    }
}
