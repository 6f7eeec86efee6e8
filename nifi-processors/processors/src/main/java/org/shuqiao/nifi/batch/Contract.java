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

    /** @return whether a column lands: one that was promised, or any where nothing was */
    public boolean takes(String name) {
        return isEmpty() || find(name).isPresent();
    }

    /** @return promised columns that are not among the names */
    public List<String> missing(List<String> actual) {
        return promises.stream().map(promise -> promise.column().name()).filter(name -> !actual.contains(name))
                .toList();
    }

    /** @return names that were not promised; they do not land, and stop nothing */
    public List<String> added(List<String> actual) {
        return actual.stream().filter(name -> !takes(name)).toList();
    }

    /**
     * Compares names only.
     *
     * @param source how messages call the source: a text, or one for each language
     * @throws CodedException COLUMN_MISSING
     */
    public void requireAll(Object source, List<String> actual) {
        if (!missing(actual).isEmpty()) {
            throw new CodedException(CollectCode.COLUMN_MISSING, source, String.join(", ", missing(actual)));
        }
    }

    /** @throws CodedException COLUMN_RETYPED */
    public static void throwRetyped(String source, Column promised, ColumnType actual) {
        throw new CodedException(CollectCode.COLUMN_RETYPED, source, promised.name(), promised.type().word(),
                actual.word());
    }
}
