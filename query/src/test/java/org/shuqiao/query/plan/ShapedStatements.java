package org.shuqiao.query.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes statements that are the same but for their values, of every type and some of them hostile. */
final class ShapedStatements {

    private static final List<String> COLUMNS = List.of("id", "name", "number", "born", "seen", "amount", "rate",
            "alive");
    private static final List<String> TEXTS = List.of("''''", "''", "' '", "'%'", "'\\'", "'\\'''", "'$1'", "'${x}'",
            "'王伟'", "'O''Brien'", "'--'", "'/*'", "'*/'", "'\"'", "';'", "'990102198503071235'", "'1985-03-07'",
            "'true'", "'5'", "U&'\\0041'", "'a' 'b'", "_UTF8'a'", "'\u202e'", "'😀'", "'open'", "NULL");

    private final List<Function<Random, String>> parts = new ArrayList<>();

    /** @param random makes one shape */
    ShapedStatements(Random random) {
        switch (random.nextInt(7)) {
            case 0 -> text("SELECT count(*) AS n, min(p.born) AS first FROM a.person p");
            case 1 -> text("SELECT p.alive, count(*) AS n FROM a.person p JOIN b.house h ON p.id = h.id");
            case 2 -> text("SELECT * FROM (SELECT id AS u, id, name, number, born, seen, amount, rate, alive FROM "
                    + "a.person) p");
            case 3 -> text("SELECT p.id" + (random.nextBoolean() ? " + 1" : "") + ", p.name FROM a.person p");
            case 4 -> text("SELECT DISTINCT p.id, p.born FROM a.person p");
            default -> text("SELECT p.id, p.name, p.number FROM a.person p");
        }
        String first = parts.getFirst().apply(random);
        parts.add(values -> " WHERE ");
        condition(random, 2);
        if (first.contains("p.alive,")) {
            text(" GROUP BY p.alive");
        } else if (!first.contains("count") && random.nextInt(3) == 0) {
            text(" ORDER BY 1" + (random.nextBoolean() ? " LIMIT " + random.nextInt(12) : ""));
        }
    }

    /** @return the statement with other values than the last time */
    String next(Random values) {
        return parts.stream().map(part -> part.apply(values)).collect(Collectors.joining());
    }

    private void text(String fixed) {
        parts.add(values -> fixed);
    }

    private void condition(Random random, int depth) {
        switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> compare(random, " IN (", ")", 1 + random.nextInt(3), ", ");
            case 1 -> compare(random, " BETWEEN ", "", 2, " AND ");
            case 2 -> {
                text("NOT ");
                compare(random, " = ", "", 1, "");
            }
            case 3, 4, 5 -> compare(random, List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ").get(random.nextInt(6)),
                    "", 1, "");
            case 6 -> {
                text("p.id IN (SELECT h.id FROM b.house h WHERE h.");
                compare(random, " = ", ")", 1, "");
            }
            default -> {
                text("(");
                condition(random, depth - 1);
                text(random.nextBoolean() ? " AND " : " OR ");
                condition(random, depth - 1);
                text(")");
            }
        }
    }

    private void compare(Random random, String operator, String end, int values, String between) {
        String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
        String type = random.nextInt(12) == 0 ? COLUMNS.get(random.nextInt(COLUMNS.size())) : column;
        int length = 1 + random.nextInt(18);
        boolean hostile = random.nextInt(4) == 0;
        boolean inner = parts.getLast().apply(random).endsWith("h.");
        text((inner ? "" : "p.") + column + operator);
        parts.add(row -> IntStream.range(0, values).mapToObj(i -> value(type, length, hostile, row))
                .collect(Collectors.joining(between)));
        text(end);
    }

    private static String value(String type, int length, boolean hostile, Random random) {
        if (hostile && random.nextInt(3) > 0) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        return switch (type) {
            case "id" -> random.nextInt(6) == 0 ? List.of("0", "1", "2", "007", "2147483647", "2147483648",
                    "9223372036854775807", "9223372036854775808", "99999999999999999999", "-5", "5.0", "5E0")
                    .get(random.nextInt(12)) : Long.toString(10 + random.nextInt(90));
            case "amount" -> random.nextBoolean() ? Integer.toString(100 + random.nextInt(900))
                    : random.nextInt(100) + "." + random.nextInt(100);
            case "rate" -> random.nextBoolean() ? Integer.toString(10 + random.nextInt(90))
                    : random.nextInt(100) + ".5E0";
            case "alive" -> random.nextBoolean() ? "TRUE" : "FALSE";
            case "born" -> random.nextInt(9) == 0 ? "DATE '2021-02-30'" : "DATE '" + day(random) + "'";
            case "seen" -> "TIMESTAMP '" + day(random) + " 0" + random.nextInt(10) + ":00:0" + random.nextInt(10)
                    + (random.nextInt(5) == 0 ? ".25" : "") + "'";
            default -> "'" + random.ints(length, 'A', 'z' + 1).mapToObj(c -> c == '\\' ? "王" : Character.toString(c))
                    .collect(Collectors.joining()) + "'";
        };
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
    }
}
