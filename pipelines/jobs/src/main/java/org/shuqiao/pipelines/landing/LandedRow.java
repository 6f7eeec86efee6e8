package org.shuqiao.pipelines.landing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a landed file.
 *
 * @param cells values by source column, null where the source had none
 * @param shape why the row does not have the shape of its source
 */
record LandedRow(String[] cells, Optional<String> shape) {

    private static final JsonFactory JSON = new JsonFactory();

    /** @return the cells by column, in column order */
    Map<String, String> named(List<String> columns) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            named.put(columns.get(i), cells[i]);
        }
        return named;
    }

    /** Reads lines with the given columns. A line that is not such an object is a row without cells, never an error. */
    static final class Reader {

        private final Map<String, Integer> positions = new HashMap<>();

        Reader(List<String> columns) {
            for (int i = 0; i < columns.size(); i++) {
                positions.put(columns.get(i), i);
            }
        }

        LandedRow read(String line) {
            String[] cells = new String[positions.size()];
            try (JsonParser parser = JSON.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return unreadable();
                }
                Optional<String> shape = fields(parser, cells);
                return parser.nextToken() == null ? new LandedRow(cells, shape) : unreadable();
            } catch (JacksonException e) {
                return unreadable();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private LandedRow unreadable() {
            return new LandedRow(new String[positions.size()], Optional.of("unreadable"));
        }

        private Optional<String> fields(JsonParser parser, String[] cells) throws IOException {
            boolean[] seen = new boolean[cells.length];
            String shape = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                Integer position = positions.get(name);
                if (position == null) {
                    shape = switch (name) {
                        case "_surplus" -> "surplus";
                        case "_cells" -> "cells";
                        default -> "column";
                    };
                    parser.skipChildren();
                } else if (token.isStructStart()) {
                    shape = "nested";
                    parser.skipChildren();
                } else if (seen[position]) {
                    shape = "twice";
                } else {
                    seen[position] = true;
                    cells[position] = token == JsonToken.VALUE_NULL ? null : parser.getText();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                shape = "unreadable";
            }
            return Optional.ofNullable(shape);
        }
    }
}
