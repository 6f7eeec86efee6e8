package org.shuqiao.query.fuzz;

import static org.shuqiao.query.answer.ColumnType.DECIMAL;
import static org.shuqiao.query.answer.ColumnType.INTEGER;
import static org.shuqiao.query.answer.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.shuqiao.query.answer.ColumnType;

/** Makes whole queries over what policies grant. */
final class Queries {

    private static final List<ColumnType> TYPES = List.of(INTEGER, TEXT, DECIMAL, ColumnType.DATE, ColumnType.BOOLEAN,
            ColumnType.DOUBLE, ColumnType.TIMESTAMP);
    private static final int MOST_REGISTERS = 4;

    private final Choices choices;
    private final List<Policy> policies;
    private final Expressions expressions;
    private final Aggregates aggregates;
    private int names;
    private int registers;

    /**
     * @param guesses values of hidden cells, which a consumer may guess
     * @param hostile whether expressions may fail on a value
     */
    Queries(Choices choices, List<Policy> policies, List<String> guesses, boolean hostile) {
        this.choices = choices;
        this.policies = policies;
        this.expressions = new Expressions(choices, this, guesses, hostile);
        this.aggregates = new Aggregates(choices, expressions);
    }

    /** Query with the types of its columns, which are called c1, c2 and so on. */
    record Made(Sql sql, List<ColumnType> types) { }

    Made whole() {
        return switch (choices.below(8)) {
            case 0, 1 -> select(types(), Scope.NOTHING, 3);
            case 2, 3 -> aggregates.over(from(2), 3);
            case 4 -> set();
            case 5 -> window();
            case 6 -> named();
            default -> limited();
        };
    }

    private List<ColumnType> types() {
        return IntStream.rangeClosed(0, choices.below(3)).mapToObj(i -> choices.of(TYPES)).toList();
    }

    /** Relation in a FROM clause with what it offers. */
    record From(Sql sql, List<Scope.Named> columns) { }

    From from(int depth) {
        return depth <= 0 || registers >= MOST_REGISTERS || choices.below(3) < 2 ? register()
                : choices.make(() -> join(depth), () -> derived(depth), () -> comma(depth));
    }

    private From register() {
        registers++;
        Policy policy = choices.of(policies);
        String alias = "t" + ++names;
        return new From(Sql.of(policy.register().schema() + "." + policy.register().table() + " " + alias),
                policy.columns().stream().map(column -> new Scope.Named(Sql.of(alias + "." + column.name()),
                        column.type())).toList());
    }

    private From derived(int depth) {
        Made query = choices.make(() -> select(types(), Scope.NOTHING, depth - 1), () -> aggregates.over(from(depth
                - 1), depth - 1));
        return alias(Sql.of("(%s)", query.sql()), query.types());
    }

    private From alias(Sql sql, List<ColumnType> types) {
        String alias = "t" + ++names;
        return new From(Sql.of("%s " + alias, sql), IntStream.range(0, types.size()).mapToObj(i ->
                new Scope.Named(Sql.of(alias + ".c" + (i + 1)), types.get(i))).toList());
    }

    private From comma(int depth) {
        From left = register();
        From right = from(depth - 1);
        return new From(Sql.of("%s CROSS JOIN %s", left.sql(), right.sql()), both(left, right));
    }

    private From join(int depth) {
        From left = from(depth - 1);
        From right = from(depth - 1);
        List<Scope.Named> all = both(left, right);
        String kind = choices.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        ColumnType type = choices.of(List.of(INTEGER, TEXT));
        Scope leftScope = new Scope(left.columns(), false);
        Scope rightScope = new Scope(right.columns(), false);
        if (leftScope.of(type).isEmpty() || rightScope.of(type).isEmpty()) {
            return new From(Sql.of("%s CROSS JOIN %s", left.sql(), right.sql()), all);
        }
        Sql equal = Sql.of("%s = %s", choices.of(leftScope.of(type)).sql(), choices.of(rightScope.of(type)).sql());
        Sql on = kind.equals("FULL JOIN") || choices.below(3) < 2 ? equal
                : Sql.of("%s AND %s", equal, expressions.conditions().of(new Scope(all, false), 1));
        return new From(Sql.of("%s " + kind + " %s ON %s", left.sql(), right.sql(), on), all);
    }

    private static List<Scope.Named> both(From left, From right) {
        List<Scope.Named> all = new ArrayList<>(left.columns());
        all.addAll(right.columns());
        return all;
    }

    /** @param outer what a sub-query may name of the query around it */
    Made select(List<ColumnType> types, Scope outer, int depth) {
        From from = from(depth - 1);
        List<Scope.Named> named = new ArrayList<>(from.columns());
        named.addAll(outer.named());
        Scope scope = new Scope(named, depth > 0);
        List<Sql> items = IntStream.range(0, types.size()).mapToObj(i -> Sql.of("%s AS c" + (i + 1),
                expressions.of(types.get(i), scope, depth))).toList();
        Sql where = choices.below(4) == 0 ? Sql.of("") : Sql.of(" WHERE %s", expressions.conditions().of(scope, depth));
        return new Made(Sql.of("SELECT " + (choices.once(6) ? "DISTINCT " : "") + "%s FROM %s%s",
                Sql.joined(items, ", "), from.sql(), where), types);
    }

    /** @return a condition with a sub-query */
    Sql condition(Scope outer, int depth) {
        ColumnType type = choices.of(List.of(INTEGER, TEXT, DECIMAL));
        return switch (choices.below(5)) {
            case 0 -> Sql.of("(%s IN (%s))", expressions.of(type, outer, depth), select(List.of(type), outer, 1)
                    .sql());
            case 1 -> Sql.of("(%s NOT IN (%s))", expressions.of(type, outer, depth), select(List.of(type), outer, 1)
                    .sql());
            case 2 -> Sql.of("EXISTS (%s)", select(List.of(INTEGER), outer, 1).sql());
            case 3 -> Sql.of("(%s %s %s (%s))", expressions.of(type, outer, depth), choices.of("=", "<", ">=", "<>"),
                    choices.of("SOME", "ALL"), select(List.of(type), Scope.NOTHING, 1).sql());
            default -> Sql.of("(%s %s (%s))", expressions.of(type, outer, depth), choices.of("=", "<", ">="),
                    aggregates.scalar(type, outer, from(0)));
        };
    }

    private Made set() {
        List<ColumnType> types = types();
        String kind = choices.of("UNION ALL", "UNION", "INTERSECT", "EXCEPT", "INTERSECT ALL", "EXCEPT ALL");
        Made left = select(types, Scope.NOTHING, 2);
        Made right = select(types, Scope.NOTHING, 2);
        return new Made(Sql.of("%s " + kind + " %s", left.sql(), right.sql()), types);
    }

    private Made window() {
        From from = register();
        Scope scope = new Scope(from.columns(), true);
        List<ColumnType> types = types();
        List<Sql> items = new ArrayList<>();
        List<ColumnType> all = new ArrayList<>();
        items.add(aggregates.window(from.columns().getFirst().sql(), scope, all));
        for (int i = 0; i < types.size(); i++) {
            items.add(Sql.of("%s AS c" + (i + 2), expressions.of(types.get(i), scope, 2)));
            all.add(types.get(i));
        }
        return new Made(Sql.of("SELECT %s FROM %s WHERE %s", Sql.joined(items, ", "), from.sql(),
                expressions.conditions().of(scope, 1)), all);
    }

    private Made named() {
        Made first = choices.make(() -> select(types(), Scope.NOTHING, 2), () -> aggregates.over(from(1), 2));
        From left = alias(Sql.of("w"), first.types());
        From right = choices.make(() -> alias(Sql.of("w"), first.types()), this::register);
        Scope scope = new Scope(both(left, right), true);
        ColumnType type = choices.of(TYPES);
        return new Made(Sql.of("WITH w AS (%s) SELECT %s AS c1 FROM %s " + choices.of("JOIN", "LEFT JOIN")
                + " %s ON %s", first.sql(), expressions.of(type, scope, 2), left.sql(), right.sql(),
                        expressions.conditions().of(new Scope(scope.named(), false), 1)), List.of(type));
    }

    /** Ordered by every column, so that the first rows are the same in every engine. */
    private Made limited() {
        Made query = choices.make(() -> select(types(), Scope.NOTHING, 2), () -> aggregates.over(from(1), 2));
        String order = String.join(", ", IntStream.rangeClosed(1, query.types().size()).mapToObj(i -> "l.c" + i
                + choices.of("", " DESC", " NULLS FIRST", " DESC NULLS LAST")).toList());
        return new Made(Sql.of("SELECT * FROM (%s) l ORDER BY " + order + " LIMIT " + choices.of("1", "3", "0", "10")
                + choices.of("", " OFFSET 2"), query.sql()), query.types());
    }
}
