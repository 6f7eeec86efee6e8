package org.shuqiao.query.fuzz;

import static org.shuqiao.query.answer.ColumnType.DATE;
import static org.shuqiao.query.answer.ColumnType.DECIMAL;
import static org.shuqiao.query.answer.ColumnType.DOUBLE;
import static org.shuqiao.query.answer.ColumnType.INTEGER;
import static org.shuqiao.query.answer.ColumnType.TEXT;
import static org.shuqiao.query.answer.ColumnType.TIMESTAMP;

import org.shuqiao.query.answer.ColumnType;

/** Makes expressions that fail on some values, so that a failure would tell of a value that is hidden. */
final class HostileExpressions {

    private final Choices choices;
    private final Expressions expressions;
    private final boolean hostile;

    HostileExpressions(Choices choices, Expressions expressions, boolean hostile) {
        this.choices = choices;
        this.expressions = expressions;
        this.hostile = hostile;
    }

    boolean wanted() {
        return hostile && choices.below(3) > 0;
    }

    Sql of(ColumnType type, Scope scope, int depth) {
        return switch (type) {
            case INTEGER -> integer(scope, depth - 1);
            case DECIMAL -> decimal(scope, depth - 1);
            case DOUBLE -> real(scope, depth - 1);
            case TEXT -> Sql.of(choices.of("CAST(%s AS VARCHAR)", "JSON_VALUE('{}', 'lax $.a')"),
                    value(DECIMAL, scope, depth - 1));
            case DATE -> Sql.of(choices.of("CAST(%s AS DATE)", "CAST(%s || '-01-01' AS DATE)"),
                    value(TEXT, scope, depth - 1));
            case TIMESTAMP -> Sql.of("(%s + INTERVAL '%s' YEAR)", value(TIMESTAMP, scope, depth - 1), choices.of("1",
                    "99"));
            case BOOLEAN -> Sql.of("(%s > 0)", integer(scope, depth - 1));
        };
    }

    private Sql integer(Scope scope, int depth) {
        return switch (choices.below(9)) {
            case 0 -> Sql.of("CAST(%s AS INTEGER)", value(TEXT, scope, depth));
            case 1 -> Sql.of("(%s / %s)", value(INTEGER, scope, depth), value(INTEGER, scope, depth));
            case 2 -> Sql.of("MOD(%s, %s)", value(INTEGER, scope, depth), value(INTEGER, scope, depth));
            case 3 -> Sql.of("CAST(%s AS INTEGER)", value(DECIMAL, scope, depth));
            case 4 -> Sql.of("CAST(%s AS BIGINT)", value(DOUBLE, scope, depth));
            case 5 -> Sql.of("(%s * 4611686018427387904)", value(INTEGER, scope, depth));
            case 6 -> Sql.of("(1 / COALESCE(%s, 0))", value(INTEGER, scope, depth));
            case 7 -> Sql.of("CAST(%s AS SMALLINT)", value(INTEGER, scope, depth));
            default -> Sql.of("EXTRACT(YEAR FROM %s)", value(DATE, scope, depth));
        };
    }

    private Sql decimal(Scope scope, int depth) {
        return switch (choices.below(5)) {
            case 0 -> Sql.of("CAST(%s AS DECIMAL(5, 2))", value(TEXT, scope, depth));
            case 1 -> Sql.of("(%s * %s)", value(DECIMAL, scope, depth), value(DECIMAL, scope, depth));
            case 2 -> Sql.of("(%s / %s)", value(DECIMAL, scope, depth), value(DECIMAL, scope, depth));
            case 3 -> Sql.of("CAST(%s AS DECIMAL(6, 2))", value(DECIMAL, scope, depth));
            default -> Sql.of("CAST(%s AS DECIMAL(10, 3))", value(DOUBLE, scope, depth));
        };
    }

    private Sql real(Scope scope, int depth) {
        return switch (choices.below(4)) {
            case 0 -> Sql.of("CAST(%s AS DOUBLE PRECISION)", value(TEXT, scope, depth));
            case 1 -> Sql.of("(%s * 1e308)", value(DOUBLE, scope, depth));
            case 2 -> Sql.of("(1e0 / %s)", value(DOUBLE, scope, depth));
            default -> Sql.of("CAST(%s AS DOUBLE PRECISION)", value(DECIMAL, scope, depth));
        };
    }

    private Sql value(ColumnType type, Scope scope, int depth) {
        return expressions.of(type, scope, depth);
    }
}
