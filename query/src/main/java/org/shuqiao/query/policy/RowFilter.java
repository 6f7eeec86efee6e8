package org.shuqiao.query.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.query.error.QueryCode;

/**
 * Row filter of a grant: a conjunction of conditions on columns of the physical table. Columns are those of the backing
 * table, granted or not.
 *
 * <p>Text form: {@code division starts-with '990102' and sex in ('1', '2') and closed is null}. Values are always
 * quoted, a quote inside is doubled; numbers, dates ({@code yyyy-MM-dd}) and times ({@code yyyy-MM-dd HH:mm:ss}, civil
 * time at +08:00) take the type of their column. Column names that are not plain words stand in double quotes.
 */
public record RowFilter(List<Condition> conditions) {

    public RowFilter {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a row filter needs a condition");
        }
    }

    /** Comparison operators of a row filter, each with the number of values it takes (-1: one or more). */
    public enum Comparison {
        EQUAL("=", 1),
        NOT_EQUAL("<>", 1),
        LESS("<", 1),
        LESS_OR_EQUAL("<=", 1),
        GREATER(">", 1),
        GREATER_OR_EQUAL(">=", 1),
        IN("in", -1),
        STARTS_WITH("starts-with", 1),
        IS_NULL("is null", 0),
        IS_NOT_NULL("is not null", 0);

        private final String symbol;
        private final int values;

        Comparison(String symbol, int values) {
            this.symbol = symbol;
            this.values = values;
        }

        /** @return as it stands in the text form */
        public String symbol() {
            return symbol;
        }

        boolean takes(int count) {
            return values < 0 ? count > 0 : count == values;
        }
    }

    /** Condition that compares a column with literals. */
    public record Condition(String column, Comparison comparison, List<String> literals) {
        public Condition {
            requireNonNull(column, "column is null");
            requireNonNull(comparison, "comparison is null");
            literals = List.copyOf(literals);
            if (!comparison.takes(literals.size())) {
                throw new IllegalArgumentException(comparison + " does not take " + literals.size() + " values");
            }
        }

        String text() {
            String name = column.matches("[\\p{L}_][\\p{L}\\p{N}_]*") ? column : '"' + column.replace("\"", "\"\"")
                    + '"';
            String values = literals.stream().map(Condition::quoted).collect(Collectors.joining(", "));
            return switch (comparison) {
                case IS_NULL, IS_NOT_NULL -> name + " " + comparison.symbol();
                case IN -> name + " in (" + values + ")";
                default -> name + " " + comparison.symbol() + " " + values;
            };
        }

        private static String quoted(String literal) {
            return "'" + literal.replace("'", "''") + "'";
        }
    }

    /** @return the form for configuration */
    public String text() {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(" and "));
    }

    /** Reads the form that {@link #text()} writes; anything else is {@link QueryCode#FILTER_UNREADABLE}. */
    public static RowFilter of(String text) {
        return new RowFilterText(text).read();
    }
}
