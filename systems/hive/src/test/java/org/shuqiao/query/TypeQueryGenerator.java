package org.shuqiao.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates queries over values on which engines differ, from a seed. Every kind of
 * expression is asked over every kind of value.
 */
final class TypeQueryGenerator {

    /** Rows of {@code t.a}: id, word, number, amount, real, flag, born, moment. */
    static final String ROWS = """
            (1, '王小明', 7, 1.5, 0.1, true, DATE '2024-03-07', TIMESTAMPTZ '2024-03-07 15:00:00+08'),
            (2, '𠮷田''s "数桥"', -7, -1.5, -0.1, false, DATE '1969-12-31', TIMESTAMPTZ '1969-12-31 23:59:59.999+08'),
            (3, 'back\\slash', 0, 0.0001, 0.0, NULL, DATE '1970-01-01', TIMESTAMPTZ '1970-01-01 00:00:00+08'),
            (4, '100%_sure', 9223372036854775807, 12345678901234.5678, 1e300, true, DATE '1582-10-04', TIMESTAMPTZ \
            '1900-12-31 23:59:59.123+08'),
            (5, '', -9223372036854775807, -12345678901234.5678, -1e-300, false, DATE '1899-12-31', TIMESTAMPTZ \
            '1927-12-31 23:59:59+08'),
            (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (7, '  边 空  ', 3, 2.25, 2.5, true, DATE '1988-06-01', TIMESTAMPTZ '1988-06-01 00:30:00.5+08'),
            (8, 'ÄÖÜ àé ŒŸ', -3, -2.25, -2.5, false, DATE '1986-05-04', TIMESTAMPTZ '1986-05-04 02:30:00+08'),
            (9, 'abc', 10, 10.0, 10.0, true, DATE '9999-12-31', TIMESTAMPTZ '2024-02-29 12:00:00+08'),
            (10, 'ABC', 2, 0.3333, 1.0, false, DATE '2024-02-29', TIMESTAMPTZ '2023-12-31 23:59:59.999+08'),
            (11, '王小明', 7, 1.5, 0.1, true, DATE '2024-03-07', TIMESTAMPTZ '2024-03-07 15:00:00+08'),
            (12, 'tab	and
            line', 1, 0, 1e15, NULL, DATE '2000-02-29', TIMESTAMPTZ '2000-01-01 00:00:00+08')""";

    private static final String[] WORD = {"word", "UPPER(word)", "LOWER(word)", "TRIM(word)",
            "TRIM(LEADING ' ' FROM word)",
        "TRIM(TRAILING FROM word)", "word || '!'", "'前' || word", "SUBSTRING(word FROM 2)",
                "SUBSTRING(word FROM 1 FOR 2)",
        "SUBSTRING(word FROM 3 FOR 10)", "COALESCE(word, '无')", "NULLIF(word, '')", "CAST(id AS VARCHAR)",
        "CAST(amount AS VARCHAR)", "CAST(born AS VARCHAR)", "CASE WHEN number > 0 THEN word ELSE '负' END",
        "CASE flag WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END"};
    private static final String[] NUMBER = {"number", "id", "number / 2", "number / id", "id / 3", "-id / 3",
            "id / number", "MOD(number, 3)", "MOD(id, number)",
        "MOD(id, 5)", "-number", "ABS(number)", "SIGN(number)", "id * 2", "id - 20", "CHAR_LENGTH(word)",
                "POSITION('小' IN word)",
        "POSITION('' IN word)", "EXTRACT(YEAR FROM born)", "EXTRACT(MONTH FROM born)", "EXTRACT(DAY FROM born)",
        "EXTRACT(YEAR FROM moment)", "EXTRACT(HOUR FROM moment)", "CAST(amount AS BIGINT)", "COALESCE(number, 0)",
        "CAST(TRIM('12 ') AS BIGINT)", "CASE WHEN word LIKE '%a%' THEN 1 ELSE 0 END"};
    private static final String[] AMOUNT = {"amount", "amount + 1", "amount - id", "amount * 2", "-amount",
            "ABS(amount)",
        "COALESCE(amount, 0)", "CAST(id AS DECIMAL(10, 2))", "FLOOR(amount)", "CEIL(amount)", "amount / 3",
                "amount / id", "amount / 0.3", "CAST(amount AS DECIMAL(20, 2))"};
    private static final String[] REAL = {"\"real\"", "\"real\" * 2", "\"real\" + id", "-\"real\"", "ABS(\"real\")",
            "CAST(id AS DOUBLE) / 4", "\"real\" / 3", "\"real\" / id",
        "CAST(number AS DOUBLE)", "COALESCE(\"real\", 0)"};
    private static final String[] DAY = {"born", "CAST(moment AS DATE)", "COALESCE(born, DATE '1949-10-01')",
        "CASE WHEN flag THEN born END"};
    private static final String[] MOMENT = {"moment", "CAST(born AS TIMESTAMP)",
            "COALESCE(moment, TIMESTAMP '1949-10-01 15:00:00')"};
    private static final String[] TRUTH = {"flag", "NOT flag", "flag IS TRUE", "flag IS NOT FALSE", "flag IS UNKNOWN",
        "word LIKE '%小%'", "word LIKE '100!%!_%' ESCAPE '!'", "word LIKE 'back\\slash'", "word LIKE '_bc'",
                "word NOT LIKE 'a%'",
        "word = '王小明'", "word > 'a'", "word < '王'", "word IN ('abc', 'ABC', '')", "word IS NULL",
                "number BETWEEN -3 AND 7",
        "number IS DISTINCT FROM 7", "number IS NOT DISTINCT FROM NULL", "amount > 1", "amount = 1.5", "\"real\" < 0.5",
                "\"real\" = 0.1",
        "born < DATE '1970-01-01'", "born >= DATE '1899-12-31'", "born = DATE '2024-02-29'",
                "moment > TIMESTAMP '1970-01-01 00:00:00'",
        "moment = TIMESTAMP '1986-05-04 02:30:00'", "moment <= TIMESTAMP '1927-12-31 23:59:59'",
                "id IN (SELECT id FROM t.b)",
        "id NOT IN (SELECT other FROM t.b WHERE other IS NOT NULL)",
                "EXISTS (SELECT 1 FROM t.b WHERE t.b.other = a.id)",
        "number = (SELECT MAX(x.number) FROM t.a x)"};
    private static final String[] AGGREGATE = {"COUNT(*)", "COUNT(word)", "COUNT(DISTINCT word)", "SUM(id)",
            "SUM(amount)",
        "AVG(id)", "AVG(amount)", "MIN(word)", "MAX(word)", "MIN(born)", "MAX(born)", "MIN(moment)", "MAX(moment)",
                "MIN(number)",
        "MAX(amount)", "MIN(\"real\")", "SUM(CASE WHEN flag THEN 1 ELSE 0 END)", "COUNT(*) FILTER (WHERE number > 0)",
                "SUM(number)"};
    private static final String[][] KINDS = {WORD, NUMBER, AMOUNT, REAL, DAY, MOMENT};

    private final Random random;

    TypeQueryGenerator(long seed) {
        random = new Random(seed);
    }

    List<String> queries() {
        List<String> all = new ArrayList<>();
        // each expression by itself, kept apart from all others so that a difference is seen for what it is
        for (String[] kind : KINDS) {
            for (String expression : kind) {
                all.add("SELECT id, " + expression + " AS x FROM t.a a");
                all.add("SELECT " + expression + " AS x, COUNT(*) AS n FROM t.a a GROUP BY " + expression);
            }
        }
        for (String condition : TRUTH) {
            all.add("SELECT id, " + (condition.contains("SELECT") ? "word" : condition + " AS x")
                    + " FROM t.a a WHERE " + condition);
            all.add("SELECT id FROM t.a a WHERE NOT (" + condition + ")");
        }
        for (String aggregate : AGGREGATE) {
            all.add("SELECT " + aggregate + " AS x FROM t.a a");
            all.add("SELECT flag, " + aggregate + " AS x FROM t.a a GROUP BY flag");
            all.add("SELECT " + aggregate + " AS x FROM t.nothing a");
        }
        while (all.size() < 620) {
            all.add(composed());
        }
        return all.stream().distinct().toList();
    }

    private String composed() {
        String where = random.nextInt(3) == 0 ? "" : " WHERE " + condition();
        return switch (random.nextInt(9)) {
            case 0 -> "SELECT a.id, " + value() + " AS x, " + value() + " AS y FROM t.a a" + where;
            case 1 -> "SELECT a.id, b.other FROM t.a a " + pick("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")
                    + " t.b b ON a.id = b." + pick("id", "other") + " WHERE " + pick("a.id < 9", "a.word IS NOT NULL",
                            "b.label <> 'x'");
            case 2 -> grouped(pick("word", "number", "born", "flag"), where);
            case 3 -> "SELECT flag, " + pick(AGGREGATE) + " AS x FROM t.a a" + where
                    + " GROUP BY flag HAVING COUNT(*) > "
                    + random.nextInt(3);
            case 4 -> "SELECT " + pick("id", "word", "number", "born", "moment", "amount") + " AS o, id FROM t.a a"
                    + where + " ORDER BY 1 "
                    + pick("", "DESC", "NULLS FIRST", "DESC NULLS LAST") + ", id LIMIT " + (1 + random.nextInt(9))
                    + pick("", " OFFSET " + random.nextInt(4));
            case 5 -> "SELECT word FROM t.a a" + where + " " + pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT")
                    + " SELECT label FROM t.b";
            case 6 -> "WITH w AS (SELECT id, " + value() + " AS x FROM t.a a" + where
                    + ") SELECT x, COUNT(*) AS n FROM w GROUP BY x";
            case 7 -> "SELECT id, " + pick("ROW_NUMBER() OVER (PARTITION BY flag ORDER BY id)",
                    "RANK() OVER (ORDER BY number, id)",
                    "SUM(amount) OVER (PARTITION BY flag)", "LAG(word) OVER (ORDER BY id)",
                            "COUNT(*) OVER (PARTITION BY born)") + " AS w FROM t.a a";
            default -> "SELECT e.id, e.later FROM t.evolved e " + pick("", "WHERE e.later IS NULL",
                    "WHERE e.later = 'x'", "ORDER BY e.id");
        };
    }

    private String grouped(String key, String where) {
        return "SELECT " + key + " AS k, COUNT(*) AS n, " + pick(AGGREGATE) + " AS x FROM t.a a" + where
                + " GROUP BY " + key;
    }

    private String condition() {
        String one = pick(TRUTH);
        return random.nextBoolean() ? one : "(" + one + ")" + pick(" AND ", " OR ", " AND NOT ") + "(" + pick(TRUTH)
                + ")";
    }

    private String value() {
        return pick(KINDS[random.nextInt(KINDS.length)]);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
