package org.shuqiao.nifi.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Data contract: the columns that a source promised. An empty contract accepts every column.
 *
 * <p>As a processor property it is a JSON array: {@code [{"column":"xm","type":"text","required":true}]}.
 */
public record Contract(List<Promise> promises) {

    public static final Contract NONE = new Contract(List.of());

    /** @param required whether a service may leave the field out of every row */
    public record Promise(Column column, boolean required) { }

    public Contract {
        promises = List.copyOf(promises);
    }

    /** @throws IllegalArgumentException if the text is no contract */
    public static Contract parse(String json) {
        try {
            JsonNode array = Json.PLAIN.readTree(json);
            if (!array.isArray()) {
                throw new IllegalArgumentException("a contract is a JSON array");
            }
            List<Promise> promises = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (JsonNode entry : array) {
                String name = entry.path("column").asText();
                if (name.isEmpty() || !names.add(name)) {
                    throw new IllegalArgumentException("a contract names each column once");
                }
                promises.add(new Promise(new Column(name, ColumnType.of(entry.path("type").asText("text"))),
                        entry.path("required").asBoolean(false)));
            }
            return new Contract(promises);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a contract is a JSON array", e);
        }
    }

    public boolean isEmpty() {
        return promises.isEmpty();
    }

    public Optional<Column> find(String name) {
        return promises.stream().map(Promise::column).filter(column -> column.name().equals(name)).findFirst();
    }

    /**
     * Compares names only.
     *
     * @param source how messages call the source: a text, or one for each language
     * @throws CodedException COLUMN_MISSING, COLUMN_ADDED
     */
    public void checkNames(Object source, List<String> actual) {
        if (isEmpty()) {
            return;
        }
        for (Promise promise : promises) {
            if (!actual.contains(promise.column().name())) {
                throw new CodedException(CollectCode.COLUMN_MISSING, source, promise.column().name());
            }
        }
        for (String name : actual) {
            if (find(name).isEmpty()) {
                throw new CodedException(CollectCode.COLUMN_ADDED, source, name);
            }
        }
    }

    /** @throws CodedException COLUMN_RETYPED */
    public static void throwRetyped(String source, Column promised, ColumnType actual) {
        throw new CodedException(CollectCode.COLUMN_RETYPED, source, promised.name(), promised.type().word(),
                actual.word());
    }
}
