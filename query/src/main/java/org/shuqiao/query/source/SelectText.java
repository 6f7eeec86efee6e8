package org.shuqiao.query.source;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SELECT of a granted table in its engine's SQL, column by column, so that an engine is not given the columns that a
 * query does not name: reading the text of a mask takes an engine longer than finding one row.
 *
 * @param items one for each column, with its name
 * @param rest the source with the row filter
 */
public record SelectText(List<String> items, String rest) {

    public SelectText {
        items = List.copyOf(items);
    }

    /** @return the SELECT of all columns */
    public String whole() {
        return select(items);
    }

    /** @param columns from 0; where there are none of them, the rows have one column that nothing names */
    public String of(Set<Integer> columns) {
        List<String> named = IntStream.range(0, items.size()).filter(columns::contains).mapToObj(items::get).toList();
        return select(!named.isEmpty() ? named
                : items.stream().min(Comparator.comparingInt(String::length)).stream().toList());
    }

    private String select(List<String> named) {
        return named.stream().collect(Collectors.joining(", ", "SELECT ", rest));
    }

    /** Without the text, which may hold the salts of masks. */
    @Override
    public String toString() {
        return "SelectText[" + items.size() + "]";
    }
}
