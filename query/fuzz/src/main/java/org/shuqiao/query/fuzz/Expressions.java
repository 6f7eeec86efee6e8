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

/**
 * Makes expressions of a wanted type from the SQL that is offered. Unless they are to be hostile, they do not fail on
 * any value that a consumer may see, so an answer must come.
 */
final class Expressions {

    private final Choices choices;
    private final Conditions conditions;
    private final HostileExpressions hostile;

    Expressions(Choices choices, Queries queries, List<String> guesses, boolean hostile) {
        this.choices = choices;
        this.conditions = new Conditions(choices, this, queries, guesses);
        this.hostile = new HostileExpressions(choices, this, hostile);
    }

    Conditions conditions() {
        return conditions;
    }

    Sql of(ColumnType type, Scope scope, int depth) {
        if (depth <= 0 || choices.below(4) == 0) {
            return leaf(type, scope);
        }
        if (hostile.wanted()) {
            return hostile.of(type, scope, depth);
        }
        return switch (choices.below(5)) {
            case 0 -> leaf(type, scope);
            case 1 -> conditional(type, scope, depth - 1);
            default -> calculated(type, scope, depth - 1);
        };
    }

    Sql leaf(ColumnType type, Scope scope) {
        List<Scope.Named> known = scope.of(type);
        return known.isEmpty() || choices.below(6) == 5 ? literal(type) : choices.of(known).sql();
    }

    Sql literal(ColumnType type) {
        return switch (type) {
            case INTEGER -> Sql.of(choices.of("1", "0", "2", "3", "7", "10", "-5", "30"));
            case DECIMAL -> Sql.of(choices.of("0.5", "0.001", "1.00", "100.25", "-2.5", "0.0", "300.50", "12.345678"));
            case DOUBLE -> real(choices.of("1.5e0", "0e0", "-2.5e0", "1e3"));
            case BOOLEAN -> Sql.of(choices.of("TRUE", "FALSE"));
            case DATE -> Sql.of("DATE '%s'", choices.of("1960-01-01", "1965-06-15", "1970-12-31"));
            case TIMESTAMP -> Sql.of("TIMESTAMP '%s'", choices.of("1988-01-01 00:00:00", "1990-06-01 12:30:00"));
            case TEXT -> text(choices.of("a", "", "1", "王", "it''s", "990102", "ab", " b "));
        };
    }

    /** A text alone has no type yet in an engine; the consumer's has one. */
    private static Sql text(String value) {
        String quoted = "'" + value.replace("%", "%%") + "'";
        return Sql.checkedAs(quoted, "CAST(" + quoted + " AS VARCHAR)");
    }

    /** To a checking engine such a number is a decimal. */
    private static Sql real(String value) {
        return Sql.checkedAs(value, "CAST(" + value + " AS DOUBLE PRECISION)");
    }

    private Sql conditional(ColumnType type, Scope scope, int depth) {
        return switch (choices.below(4)) {
            case 0 -> Sql.of("COALESCE(%s, %s)", of(type, scope, depth), of(type, scope, depth));
            case 1 -> Sql.of("NULLIF(%s, %s)", of(type, scope, depth), of(type, scope, depth));
            case 2 -> Sql.of("CASE WHEN %s THEN %s END", conditions.of(scope, depth), of(type, scope, depth));
            default -> Sql.of("CASE WHEN %s THEN %s ELSE %s END", conditions.of(scope, depth), of(type, scope, depth),
                    of(type, scope, depth));
        };
    }

    private Sql calculated(ColumnType type, Scope scope, int depth) {
        return switch (type) {
            case INTEGER -> integer(scope, depth);
            case DECIMAL -> decimal(scope, depth);
            case DOUBLE -> real(scope, depth);
            case TEXT -> string(scope, depth);
            case BOOLEAN -> conditions.of(scope, depth);
            case DATE -> date(scope, depth);
            case TIMESTAMP -> time(scope, depth);
        };
    }

    private Sql integer(Scope scope, int depth) {
        return switch (choices.below(12)) {
            case 0 -> Sql.of("(%s + %s)", of(INTEGER, scope, depth), of(INTEGER, scope, depth));
            case 1 -> Sql.of("(%s - %s)", of(INTEGER, scope, depth), of(INTEGER, scope, depth));
            case 2 -> Sql.of("(%s * %s)", of(INTEGER, scope, depth), choices.of("2", "0", "3", "-1"));
            case 3 -> Sql.of("(%s / %s)", of(INTEGER, scope, depth), choices.of("2", "3", "7", "-4"));
            case 4 -> Sql.of("MOD(%s, %s)", of(INTEGER, scope, depth), choices.of("2", "3", "5"));
            case 5 -> Sql.of("ABS(%s)", of(INTEGER, scope, depth));
            case 6 -> Sql.of("CHAR_LENGTH(%s)", of(TEXT, scope, depth));
            case 7 -> Sql.of("POSITION(%s IN %s)", leaf(TEXT, Scope.NOTHING), of(TEXT, scope, depth));
            case 8 -> Sql.checkedAs("EXTRACT(%s FROM %s)", "CAST(EXTRACT(%s FROM %s) AS BIGINT)",
                    choices.of("YEAR", "MONTH", "DAY"), of(DATE, scope, depth));
            case 9 -> Sql.checkedAs("CAST(%s AS BIGINT)", "CAST(ROUND(%s) AS BIGINT)", of(DECIMAL, scope, depth));
            case 10 -> Sql.of("CAST(%s AS BIGINT)", of(DOUBLE, scope, depth));
            default -> Sql.of("(- %s)", of(INTEGER, scope, depth));
        };
    }

    private Sql decimal(Scope scope, int depth) {
        return switch (choices.below(9)) {
            case 0 -> Sql.of("(%s + %s)", of(DECIMAL, scope, depth), of(DECIMAL, scope, depth));
            case 1 -> Sql.of("(%s - %s)", of(DECIMAL, scope, depth), of(INTEGER, scope, depth));
            case 2 -> Sql.of("(%s * %s)", leaf(DECIMAL, scope), choices.of("2", "0", "0.5", "-1", "0.001"));
            case 3 -> Sql.of("(%s * %s)", leaf(DECIMAL, scope), leaf(INTEGER, scope));
            case 4 -> Sql.of("ABS(%s)", of(DECIMAL, scope, depth));
            case 5 -> Sql.of("FLOOR(%s)", of(DECIMAL, scope, depth));
            case 6 -> Sql.of("CEIL(%s)", of(DECIMAL, scope, depth));
            case 7 -> Sql.checkedAs("CAST(%s AS DECIMAL(18, 1))", "CAST(ROUND(%s, 1) AS DECIMAL(38, 10))", of(DECIMAL,
                    scope, depth));
            default -> Sql.of("CAST(%s AS DECIMAL(18, 2))", of(INTEGER, scope, depth));
        };
    }

    private Sql real(Scope scope, int depth) {
        return switch (choices.below(6)) {
            case 0 -> Sql.of("(%s + %s)", of(DOUBLE, scope, depth), of(DOUBLE, scope, depth));
            case 1 -> Sql.of("(%s * %s)", of(DOUBLE, scope, depth), literal(DOUBLE));
            case 2 -> Sql.of("ABS(%s)", of(DOUBLE, scope, depth));
            case 3 -> Sql.of("CAST(%s AS DOUBLE PRECISION)", of(INTEGER, scope, depth));
            case 4 -> Sql.of("(CAST(%s AS DOUBLE PRECISION) / 4)", of(DECIMAL, scope, depth));
            default -> Sql.of("FLOOR(%s)", of(DOUBLE, scope, depth));
        };
    }

    private Sql string(Scope scope, int depth) {
        return switch (choices.below(8)) {
            case 0 -> Sql.of("(%s || %s)", of(TEXT, scope, depth), of(TEXT, scope, depth));
            case 1 -> Sql.of("SUBSTRING(%s FROM %s FOR %s)", of(TEXT, scope, depth), choices.of("1", "2", "3"),
                    choices.of("1", "2", "6"));
            case 2 -> Sql.of("UPPER(%s)", of(TEXT, scope, depth));
            case 3 -> Sql.of("LOWER(%s)", of(TEXT, scope, depth));
            case 4 -> Sql.of("TRIM(%s ' ' FROM %s)", choices.of("BOTH", "LEADING", "TRAILING"),
                    of(TEXT, scope, depth));
            case 5 -> Sql.of("CAST(%s AS VARCHAR)", of(INTEGER, scope, depth));
            case 6 -> Sql.of("CAST(%s AS VARCHAR)", of(DATE, scope, depth));
            default -> Sql.of("SUBSTRING(%s FROM %s)", of(TEXT, scope, depth), choices.of("1", "2", "4"));
        };
    }

    private Sql date(Scope scope, int depth) {
        return switch (choices.below(3)) {
            case 0 -> Sql.checkedAs("(%s + INTERVAL '%s' %s)", "CAST(%s + INTERVAL '%s' %s AS DATE)",
                    of(DATE, scope, depth), choices.of("1", "10", "3"), choices.of("DAY", "MONTH", "YEAR"));
            case 1 -> Sql.checkedAs("(%s - INTERVAL '%s' DAY)", "CAST(%s - INTERVAL '%s' DAY AS DATE)",
                    of(DATE, scope, depth), choices.of("1", "10"));
            default -> Sql.of("CAST(%s AS DATE)", of(TIMESTAMP, scope, depth));
        };
    }

    private Sql time(Scope scope, int depth) {
        return switch (choices.below(2)) {
            case 0 -> Sql.of("(%s + INTERVAL '%s' %s)", of(TIMESTAMP, scope, depth), choices.of("1", "10"),
                    choices.of("HOUR", "DAY", "MONTH"));
            default -> Sql.of("CAST(%s AS TIMESTAMP)", of(DATE, scope, depth));
        };
    }
}
