package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/**
 * Statement apart from the values that it compares columns with. Two statements of one shape are the same text but for
 * these values, and of each value the same type and length; and all values of both stand to each other in the same
 * order. Only a statement that does nothing with values but compare them has a shape ({@link LiftedValues}), so that
 * whatever the planner finds out about one is true of the other.
 */
final class StatementShape {

    /** Ends a part of {@link #text}; no statement has it. */
    private static final char END = 0;
    private static final int MOST_VALUES = 50;

    private final String text;
    private final List<LiftedValue> values;
    private final List<LiftedValue> all;
    private final SqlNode tree;

    private StatementShape(String text, List<LiftedValue> values, List<LiftedValue> all, SqlNode tree) {
        this.text = text;
        this.values = List.copyOf(values);
        this.all = List.copyOf(all);
        this.tree = tree;
    }

    /** @return nothing where no value can be left open */
    static Optional<StatementShape> of(String sql, SqlNode tree) {
        return LiftedValues.in(sql, tree).filter(all -> all.stream().anyMatch(LiftedValue::open)).flatMap(all -> {
            List<LiftedValue> values = all.stream().filter(LiftedValue::open).distinct().sorted(Comparator.comparingInt(
                    LiftedValue::from)).toList();
            return values.size() > MOST_VALUES ? Optional.empty()
                    : Optional.of(new StatementShape(text(sql, values, all), values, all, tree));
        });
    }

    private static String text(String sql, List<LiftedValue> values, List<LiftedValue> all) {
        StringBuilder shape = new StringBuilder();
        int from = 0;
        for (LiftedValue value : values) {
            shape.append(sql, from, value.from()).append(END).append(value.kind()).append(END);
            from = value.to();
        }
        return shape.append(sql, from, sql.length()).append(END).append(order(all)).toString();
    }

    /** @return how all values of each family stand to each other */
    private static List<Integer> order(List<LiftedValue> all) {
        return all.stream().map(value -> (int) all.stream().filter(other -> other.family() == value.family())
                .map(LiftedValue::value).distinct().filter(other -> value.compareTo(other) > 0).count()).toList();
    }

    /** @return what two statements of one shape have alike, without the values */
    String text() {
        return text;
    }

    /** @return the values, in the order of the text */
    List<SqlLiteral> values() {
        return values.stream().map(LiftedValue::literal).toList();
    }

    /** @return other values of the same shape, none of which is one of its own; nothing where there are none */
    Optional<List<SqlLiteral>> others() {
        return StandIns.of(values, candidates -> order(replaced(candidates)).equals(order(all)))
                .map(found -> found.stream().map(LiftedValue::literal).toList());
    }

    private List<LiftedValue> replaced(List<LiftedValue> candidates) {
        List<LiftedValue> replaced = new ArrayList<>(all);
        replaced.replaceAll(value -> IntStream.range(0, values.size()).filter(i -> values.get(i) == value)
                .mapToObj(candidates::get).findFirst().orElse(value));
        return replaced;
    }

    /** @return the statement with other values, of the caller alone */
    SqlNode with(List<SqlLiteral> others) {
        Map<SqlLiteral, SqlNode> replaced = new IdentityHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            replaced.put(values.get(i).node(), others.get(i));
        }
        return tree.accept(new TreeCopy(replaced));
    }

    /** Without the text, which may hold personal values. */
    @Override
    public String toString() {
        return "StatementShape[" + values.size() + "]";
    }
}
