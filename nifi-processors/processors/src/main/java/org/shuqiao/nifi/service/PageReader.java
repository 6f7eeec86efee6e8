package org.shuqiao.nifi.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
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

    Page read(byte[] answer) {
        Reading reading = new Reading();
        JsonFactory factory = Json.PLAIN.getFactory();
        try (JsonParser json = factory.createParser(answer)) {
            if (json.nextToken() == null) {
                throw new CodedException(CollectCode.ANSWER_TRUNCATED, source);
            }
            reading.walk(json, "");
            if (json.nextToken() != null) {
                throw new CodedException(CollectCode.ANSWER_TRUNCATED, source);
            }
        } catch (InputCoercionException e) {
            throw new CodedException(CollectCode.ANSWER_SHAPE, source, totalPointer.orElse(rowsPointer));
        } catch (IOException e) {
            // the parser's own words quote the answer
            throw new CodedException(CollectCode.ANSWER_TRUNCATED, source);
        }
        if (reading.rows.isEmpty()) {
            throw new CodedException(CollectCode.ANSWER_SHAPE, source, rowsPointer);
        }
        if (totalPointer.isPresent() && reading.total.isEmpty()) {
            throw new CodedException(CollectCode.ANSWER_SHAPE, source, totalPointer.get());
        }
        return new Page(reading.rows.get(), reading.total);
    }

    private final class Reading {

        private Optional<List<Map<String, Value>>> rows = Optional.empty();
        private OptionalLong total = OptionalLong.empty();

        private void walk(JsonParser json, String path) throws IOException {
            JsonToken token = json.currentToken();
            if (token == JsonToken.START_ARRAY && path.equals(rowsPointer)) {
                rows = Optional.of(rows(json));
            } else if (token == JsonToken.VALUE_NUMBER_INT && totalPointer.filter(path::equals).isPresent()) {
                total = OptionalLong.of(json.getLongValue());
            } else if (token == JsonToken.START_OBJECT) {
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName().replace("~", "~0").replace("/", "~1");
                    json.nextToken();
                    walk(json, path + "/" + name);
                }
            } else if (token == JsonToken.START_ARRAY) {
                int index = 0;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    walk(json, path + "/" + index++);
                }
            }
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
