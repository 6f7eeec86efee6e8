package org.shuqiao.nifi.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Keyset columns of a table with row-value comparisons in SQL. Row values are written with AND
 * and OR, which every database knows; the comparison of the first column stands in front so that an index on it is
 * used. Order and comparison are the database's own, so its collation cannot disagree with itself.
 */
record KeysetColumns(List<TableColumn> columns, Function<String, String> quote, Dialect dialect) {

    /** SQL condition with the indexes of its parameters in the keyset. */
    record Condition(String sql, List<Integer> parameters) { }

    /** The watermark alone. */
    KeysetColumns first() {
        return new KeysetColumns(columns.subList(0, 1), quote, dialect);
    }

    String list() {
        return String.join(", ", columns.stream()
                .map(column -> dialect.selected(quote.apply(column.name()), column)).toList());
    }

    String ascending() {
        return "ORDER BY " + String.join(", ", names());
    }

    String descending() {
        return "ORDER BY " + String.join(" DESC, ", names()) + " DESC";
    }

    /** A row without a bound cannot be found by one. */
    String anyNull() {
        return String.join(" OR ", names().stream().map(name -> name + " IS NULL").toList());
    }

    String noneNull() {
        return String.join(" AND ", names().stream().map(name -> name + " IS NOT NULL").toList());
    }

    Condition after() {
        return compare(">", ">");
    }

    Condition upTo() {
        return compare("<", "<=");
    }

    Condition same() {
        List<String> names = names();
        return new Condition(String.join(" AND ", IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " = " + bound(i)).toList()),
                IntStream.range(0, names.size()).boxed().toList());
    }

    private Condition compare(String strict, String last) {
        List<String> names = names();
        List<Integer> parameters = new ArrayList<>(List.of(0));
        List<String> branches = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            StringBuilder branch = new StringBuilder("(");
            for (int equal = 0; equal < i; equal++) {
                branch.append(names.get(equal)).append(" = ").append(bound(equal)).append(" AND ");
                parameters.add(equal);
            }
            branch.append(names.get(i)).append(' ').append(i == names.size() - 1 ? last : strict).append(' ')
                    .append(bound(i)).append(')');
            parameters.add(i);
            branches.add(branch.toString());
        }
        String front = names.getFirst() + " " + strict + "= " + bound(0) + " AND ";
        return new Condition(front + "(" + String.join(" OR ", branches) + ")", parameters);
    }

    private String bound(int index) {
        return dialect.bound(columns.get(index));
    }

    private List<String> names() {
        return columns.stream().map(column -> quote.apply(column.name())).toList();
    }
}
