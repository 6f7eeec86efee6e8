package org.shuqiao.query.fuzz;

import static org.shuqiao.query.answer.ColumnType.BOOLEAN;
import static org.shuqiao.query.answer.ColumnType.DATE;
import static org.shuqiao.query.answer.ColumnType.DECIMAL;
import static org.shuqiao.query.answer.ColumnType.DOUBLE;
import static org.shuqiao.query.answer.ColumnType.INTEGER;
import static org.shuqiao.query.answer.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.shuqiao.query.answer.ColumnType;

/** Makes queries that group, and windows. */
final class Aggregates {

    private final Choices choices;
    private final Expressions expressions;

    Aggregates(Choices choices, Expressions expressions) {
        this.choices = choices;
        this.expressions = expressions;
    }

    Queries.Made over(Queries.From from, int depth) {
        Scope scope = new Scope(from.columns(), depth > 1);
        Scope plain = new Scope(from.columns(), false);
        List<Scope.Named> keys = new ArrayList<>();
        for (int i = choices.below(3); i > 0 && !from.columns().isEmpty(); i--) {
            Scope.Named key = choices.of(from.columns());
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        List<Scope.Named> grouped = new ArrayList<>(keys);
        for (int i = choices.below(2); i >= 0; i--) {
            grouped.add(aggregate(plain, depth));
        }
        Scope above = new Scope(grouped, false);
        List<Sql> items = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        for (Scope.Named value : grouped) {
            types.add(value.type());
            items.add(Sql.of("%s AS c" + types.size(), choices.once(4) ? expressions.of(value.type(), above, 2)
                    : value.sql()));
        }
        Sql where = choices.below(2) == 0 ? Sql.of("") : Sql.of(" WHERE %s", expressions.conditions().of(scope, depth));
        Sql having = choices.once(4) ? Sql.of(" HAVING %s", expressions.conditions().of(above, 1)) : Sql.of("");
        return new Queries.Made(Sql.of("SELECT %s FROM %s%s%s%s", Sql.joined(items, ", "), from.sql(), where,
                keys(keys), having), types);
    }

    private Sql keys(List<Scope.Named> keys) {
        if (keys.isEmpty()) {
            return Sql.of("");
        }
        Sql all = Sql.joined(keys.stream().map(Scope.Named::sql).toList(), ", ");
        return switch (choices.below(6)) {
            case 3 -> Sql.of(" GROUP BY ROLLUP(%s)", all);
            case 4 -> Sql.of(" GROUP BY CUBE(%s)", all);
            case 5 -> keys.size() == 1 ? Sql.of(" GROUP BY GROUPING SETS ((%s), ())", all)
                    : Sql.of(" GROUP BY GROUPING SETS ((%s), (%s), ())", all, keys.getFirst().sql());
            default -> Sql.of(" GROUP BY %s", all);
        };
    }

    private Scope.Named aggregate(Scope scope, int depth) {
        return switch (choices.below(8)) {
            case 0 -> new Scope.Named(Sql.of("COUNT(*)"), INTEGER);
            case 1 -> new Scope.Named(Sql.of("COUNT(%s)", any(scope, depth)), INTEGER);
            case 2 -> new Scope.Named(Sql.of("COUNT(DISTINCT %s)", any(scope, depth)), INTEGER);
            case 3 -> new Scope.Named(Sql.checkedAs("SUM(%s)", "CAST(SUM(%s) AS BIGINT)", expressions.of(INTEGER,
                    scope, depth - 1)), INTEGER);
            case 4 -> new Scope.Named(Sql.of("SUM(%s)", expressions.of(DECIMAL, scope, depth - 1)), DECIMAL);
            case 5 -> new Scope.Named(Sql.checkedAs("AVG(%s)", "AVG(CAST(%s AS DOUBLE PRECISION))",
                    expressions.of(choices.of(List.of(INTEGER, DECIMAL, DOUBLE)), scope, depth - 1)), DOUBLE);
            case 6 -> new Scope.Named(Sql.of("COUNT(*) FILTER (WHERE %s)",
                    expressions.conditions().of(new Scope(scope.named(), false), depth - 1)), INTEGER);
            default -> {
                ColumnType type = choices.of(List.of(INTEGER, TEXT, DECIMAL, DATE, DOUBLE));
                yield new Scope.Named(Sql.of(choices.of("MIN", "MAX") + "(%s)", expressions.of(type, scope, depth
                        - 1)), type);
            }
        };
    }

    private Sql any(Scope scope, int depth) {
        return expressions.of(choices.of(List.of(INTEGER, TEXT, DECIMAL, DATE, BOOLEAN)), scope, depth - 1);
    }

    /** @return a query of one value */
    Sql scalar(ColumnType type, Scope outer, Queries.From from) {
        List<Scope.Named> named = new ArrayList<>(from.columns());
        named.addAll(outer.named());
        return Sql.of("SELECT " + choices.of("MIN", "MAX") + "(%s) FROM %s WHERE %s",
                expressions.leaf(type, new Scope(from.columns(), false)), from.sql(),
                expressions.conditions().of(new Scope(named, false), 1));
    }

    /** @return a window over a register with its number as the order, called c1 */
    Sql window(Sql id, Scope scope, List<ColumnType> types) {
        Scope plain = new Scope(scope.named(), false);
        Sql by = choices.below(2) == 0 ? Sql.of("") : Sql.of("PARTITION BY %s ", expressions.leaf(choices.of(List.of(
                TEXT, BOOLEAN, INTEGER)), plain));
        ColumnType type = choices.of(List.of(INTEGER, TEXT, DATE));
        return switch (choices.below(6)) {
            case 0 -> add(types, INTEGER, Sql.of("ROW_NUMBER() OVER (%sORDER BY %s) AS c1", by, id));
            case 1 -> add(types, INTEGER, Sql.of(choices.of("RANK", "DENSE_RANK") + "() OVER (%sORDER BY %s) AS c1", by,
                    expressions.leaf(INTEGER, plain)));
            case 2 -> add(types, type, Sql.of(choices.of("LAG", "LEAD") + "(%s) OVER (%sORDER BY %s) AS c1",
                    expressions.of(type, plain, 1), by, id));
            case 3 -> add(types, INTEGER, Sql.of("COUNT(*) OVER (%s) AS c1", by));
            case 4 -> add(types, DECIMAL, Sql.of("SUM(%s) OVER (%sORDER BY %s) AS c1", expressions.of(DECIMAL, plain,
                    1), by, id));
            default -> add(types, type, Sql.of(choices.of("FIRST_VALUE", "LAST_VALUE", "MIN", "MAX")
                    + "(%s) OVER (%sORDER BY %s) AS c1", expressions.of(type, plain, 1), by, id));
        };
    }

    private static Sql add(List<ColumnType> types, ColumnType type, Sql sql) {
        types.add(type);
        return sql;
    }
}
