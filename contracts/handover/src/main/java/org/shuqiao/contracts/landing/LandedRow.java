package org.shuqiao.contracts.landing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;

/**
 * Holds one line of a data file.
 *
 * @param columns source columns in their order
 * @param cells values in the order of the columns, null where the source had none
 * @param shape why the row does not have the shape of its source
 */
public record LandedRow(List<String> columns, String[] cells, Optional<String> shape) {

    /** The reserved cell that holds what stood beyond the header, joined with U+001F. */
    public static final String SURPLUS = "_surplus";

    /** The reserved cell that counts a row's cells where they are not as many as the header's. */
    public static final String CELLS = "_cells";

    /** The reserved cell that says what a row is that is no record: a note, a total, a repeated header. */
    public static final String RECORD = "_record";

    /** The reserved cell of a row that is gone at its source. */
    public static final String DELETED = "_deleted";

    /** The shape of a row that is gone at its source. */
    public static final String DELETION = "deleted";

    /** The shape of a row that is no record. */
    public static final String NO_RECORD = "no-record";

    /** @return whether the row only says that it is gone at its source */
    public boolean isDeletion() {
        return isDeletion(shape);
    }

    /** @param shape as it stands in the raw zone */
    public static boolean isDeletion(Optional<String> shape) {
        return shape.equals(Optional.of(DELETION));
    }

    /** @return the cells by column, in column order; a cell may be null */
    public Map<String, String> byColumn() {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            named.put(columns.get(i), cells[i]);
        }
        return named;
    }

    /** Parser of lines with the given columns. A malformed line becomes a row without cells, never an error. */
    static final class Reader {

        private final List<String> columns;
        private final Map<String, Integer> positions = new HashMap<>();

        Reader(List<String> columns) {
            this.columns = columns;
            for (int i = 0; i < columns.size(); i++) {
                positions.put(columns.get(i), i);
            }
        }

        LandedRow read(String line) {
            String[] cells = new String[positions.size()];
            try (JsonParser parser = Json.PLAIN.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return unreadable();
                }
                Optional<String> shape = fields(parser, cells);
                return parser.nextToken() == null ? new LandedRow(columns, cells, shape) : unreadable();
            } catch (JacksonException e) {
                return unreadable();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private LandedRow unreadable() {
            return new LandedRow(columns, new String[positions.size()], Optional.of("unreadable"));
        }

        private Optional<String> fields(JsonParser parser, String[] cells) throws IOException {
            boolean[] seen = new boolean[cells.length];
            String shape = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                Integer position = positions.get(name);
                if (position == null) {
                    shape = switch (name) {
                        case SURPLUS -> "surplus";
                        case CELLS -> "cells";
                        case RECORD -> NO_RECORD;
                        case DELETED -> DELETION;
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
