package org.shuqiao.nifi.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Parser of a JSON page: rows flattened with {@code .}, numbers as written, lists as JSON text. A list inside a
 * row stays one cell, as JSON text, because columns must not depend on its length.
 */
final class PageReader {

    /** Depth at which a field may stand that says how it went, as in {@code /head/code}. */
    private static final int AROUND = 2;

    private final String source;
    private final String rowsPointer;
    private final Optional<String> totalPointer;

    PageReader(String source, String rowsPointer, Optional<String> totalPointer) {
        this.source = source;
        this.rowsPointer = rowsPointer;
        this.totalPointer = totalPointer;
    }

    /** Value with its JSON type. */
    record Value(Optional<String> text, boolean number, boolean bool) { }

    /** @param total as the page states it */
    record Page(List<Map<String, Value>> rows, OptionalLong total) { }

    /**
     * @throws CodedException ANSWER_NOT_JSON, ANSWER_CHARSET, ANSWER_TRUNCATED, ANSWER_SHAPE; ANSWER_FAILED where the
     *     answer itself says that the service failed
     */
    Page read(ServiceClient.Answer answer) {
        Reading reading = new Reading();
        String text = answer.text(source);
        JsonFactory factory = Json.PLAIN.getFactory();
        try (JsonParser json = factory.createParser(text)) {
            if (json.nextToken() == null) {
                throw new CodedException(CollectCode.ANSWER_TRUNCATED, source);
            }
            reading.walk(json, "", 0);
            if (json.nextToken() != null) {
                throw new CodedException(CollectCode.ANSWER_TRUNCATED, source);
            }
        } catch (IOException e) {
            // the parser's own words quote the answer
            throw new CodedException(CollectCode.ANSWER_TRUNCATED, source);
        }
        boolean any = reading.rows.filter(rows -> !rows.isEmpty()).isPresent();
        reading.around.failure(any).ifPresent(field -> {
            throw new CodedException(CollectCode.ANSWER_FAILED, source, field);
        });
        if (reading.rows.isEmpty()) {
            throw new CodedException(CollectCode.ANSWER_SHAPE, source, rowsPointer.isEmpty() ? "[…]" : rowsPointer);
        }
        if (totalPointer.isPresent() && reading.total.isEmpty()) {
            throw new CodedException(CollectCode.ANSWER_SHAPE, source, totalPointer.get());
        }
        return new Page(reading.rows.get(), reading.total);
    }

    private final class Reading {

        private Optional<List<Map<String, Value>>> rows = Optional.empty();
        private OptionalLong total = OptionalLong.empty();
        private final Envelope around = new Envelope();

        private void walk(JsonParser json, String path, int depth) throws IOException {
            JsonToken token = json.currentToken();
            if (token == JsonToken.START_ARRAY && path.equals(rowsPointer)) {
                rows = Optional.of(rows(json));
            } else if (token == JsonToken.START_OBJECT) {
                int members = 0;
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName().replace("~", "~0").replace("/", "~1");
                    json.nextToken();
                    walk(json, path + "/" + name, depth + 1);
                    members++;
                }
                around(path, depth, "{" + members + "}");
            } else if (token == JsonToken.START_ARRAY) {
                int index = 0;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    walk(json, path + "/" + index++, depth + AROUND);
                }
                around(path, depth, "[" + index + "]");
            } else if (totalPointer.filter(path::equals).isPresent()) {
                total = total(json.getText());
            } else if (token != JsonToken.VALUE_NULL) {
                around(path, depth, json.getText());
            }
        }

        private void around(String path, int depth, String text) {
            if (depth > 0 && depth <= AROUND) {
                around.take(path, path.substring(path.lastIndexOf('/') + 1), text);
            }
        }

        /** Many services write numbers as text. */
        private static OptionalLong total(String text) {
            return text.strip().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text.strip()))
                    : OptionalLong.empty();
        }

        private List<Map<String, Value>> rows(JsonParser json) throws IOException {
            List<Map<String, Value>> found = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new CodedException(CollectCode.ANSWER_SHAPE, source, rowsPointer + "/*");
                }
                Map<String, Value> row = new LinkedHashMap<>();
                flatten(json, "", row);
                found.add(row);
            }
            return found;
        }

        private void flatten(JsonParser json, String prefix, Map<String, Value> row) throws IOException {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = prefix + json.currentName();
                switch (json.nextToken()) {
                    case START_OBJECT -> flatten(json, name + ".", row);
                    case START_ARRAY -> row.put(name, new Value(Optional.of(list(json)), false, false));
                    case VALUE_NULL -> row.put(name, new Value(Optional.empty(), false, false));
                    case VALUE_TRUE, VALUE_FALSE -> row.put(name, new Value(Optional.of(json.getText()), false, true));
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                            row.put(name, new Value(Optional.of(json.getText()), true, false));
                    default -> row.put(name, new Value(Optional.of(json.getText()), false, false));
                }
            }
        }

        private String list(JsonParser json) throws IOException {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = Json.PLAIN.getFactory().createGenerator(text)) {
                int depth = 0;
                do {
                    JsonToken token = json.currentToken();
                    if (token.isNumeric()) {
                        out.writeNumber(json.getText());
                    } else {
                        out.copyCurrentEvent(json);
                    }
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                } while (depth > 0 && json.nextToken() != null);
            }
            return text.toString();
        }
    }
}
