package org.shuqiao.query.fuzz;

import static org.shuqiao.query.answer.ColumnType.BOOLEAN;
import static org.shuqiao.query.answer.ColumnType.DATE;
import static org.shuqiao.query.answer.ColumnType.DECIMAL;
import static org.shuqiao.query.answer.ColumnType.DOUBLE;
import static org.shuqiao.query.answer.ColumnType.INTEGER;
import static org.shuqiao.query.answer.ColumnType.TEXT;
import static org.shuqiao.query.answer.ColumnType.TIMESTAMP;

import java.util.List;
import org.shuqiao.query.answer.ColumnType;

/** Makes conditions. */
final class Conditions {

    private static final List<ColumnType> TYPES = List.of(INTEGER, TEXT, DECIMAL, DATE, DOUBLE, TIMESTAMP, BOOLEAN);

    private final Choices choices;
    private final Expressions expressions;
    private final Queries queries;
    private final List<String> guesses;

    /** @param guesses values of hidden cells, which a consumer may guess */
    Conditions(Choices choices, Expressions expressions, Queries queries, List<String> guesses) {
        this.choices = choices;
        this.expressions = expressions;
        this.queries = queries;
        this.guesses = guesses;
    }

    Sql of(Scope scope, int depth) {
        if (depth > 0 && choices.below(3) == 2) {
            return switch (choices.below(5)) {
                case 0 -> Sql.of("(%s AND %s)", of(scope, depth - 1), of(scope, depth - 1));
                case 1 -> Sql.of("(%s OR %s)", of(scope, depth - 1), of(scope, depth - 1));
                case 2 -> Sql.of("(NOT %s)", of(scope, depth - 1));
                case 3 -> Sql.of("(%s IS %s)", of(scope, depth - 1), choices.of("TRUE", "NOT TRUE", "FALSE",
                        "NOT FALSE", "UNKNOWN", "NOT UNKNOWN"));
                default -> scope.subQueries() ? queries.condition(scope, depth - 1) : simple(scope, depth);
            };
        }
        return simple(scope, depth);
    }

    private Sql simple(Scope scope, int depth) {
        ColumnType type = choices.of(TYPES);
        return switch (choices.below(9)) {
            case 0, 1 -> compared(type, scope, depth);
            case 2 -> Sql.of("(%s IS %s)", expressions.of(type, scope, depth - 1), choices.of("NULL", "NOT NULL"));
            case 3 -> Sql.of("(%s BETWEEN %s AND %s)", expressions.of(type, scope, depth - 1),
                    expressions.leaf(type, scope), expressions.leaf(type, scope));
            case 4 -> Sql.of("(%s %sIN (%s, %s))", expressions.of(type, scope, depth - 1), choices.of("", "NOT "),
                    expressions.literal(type), expressions.literal(type));
            case 5 -> like(scope, depth);
            case 6 -> Sql.of("(%s IS %sDISTINCT FROM %s)", expressions.of(type, scope, depth - 1), choices.of("NOT ",
                    ""), expressions.of(type, scope, depth - 1));
            case 7 -> guess(scope);
            default -> Sql.of("(%s %s %s)", expressions.of(DECIMAL, scope, depth - 1), operator(),
                    expressions.of(choices.of(List.of(INTEGER, DOUBLE)), scope, depth - 1));
        };
    }

    private Sql compared(ColumnType type, Scope scope, int depth) {
        return Sql.of("(%s %s %s)", expressions.of(type, scope, depth - 1), operator(),
                expressions.of(type, scope, depth - 1));
    }

    private String operator() {
        return choices.of("=", "<>", "<", "<=", ">", ">=");
    }

    /** A pattern has no escape unless it says so. */
    private Sql like(Scope scope, int depth) {
        String pattern = choices.of("a%%", "%%b", "_", "王%%", "%%", "990102195%%", "%%\\b", "a\\%%%%", "1%%");
        Sql text = expressions.of(TEXT, scope, depth - 1);
        String not = choices.of("", "NOT ");
        return new Sql(Sql.of("(%s " + not + "LIKE '" + pattern + "')", text).asked(),
                Sql.of("(%s " + not + "LIKE '" + pattern + "' ESCAPE '')", text).postgres(),
                Sql.of("(%s " + not + "LIKE '" + pattern + "' ESCAPE '')", text).duckdb());
    }

    /** Guesses what a hidden cell holds. */
    private Sql guess(Scope scope) {
        List<Scope.Named> texts = scope.of(TEXT);
        if (guesses.isEmpty() || texts.isEmpty()) {
            return compared(INTEGER, scope, 0);
        }
        return Sql.of("(%s %s '%s')", choices.of(texts).sql(), choices.of("=", ">=", "<"),
                choices.of(guesses).replace("'", "''"));
    }
}
