package org.shuqiao.query;

import java.util.Random;

/** Generates random queries over {@link RawRegisters} from a seed. */
final class QueryGenerator {

    private final Random random;

    QueryGenerator(long seed) {
        random = new Random(seed);
    }

    String next() {
        return switch (random.nextInt(10)) {
            case 0 -> "SELECT " + items("a", true) + " FROM gongan.rk a WHERE " + condition("a", true, 2);
            case 1 -> "SELECT " + items("b", false) + " FROM minzheng.dibao b WHERE " + condition("b", false, 2);
            case 2 -> join();
            case 3 -> grouped();
            case 4 -> setOperation();
            case 5 -> "WITH w AS (SELECT * FROM gongan.rk a WHERE " + condition("a", true, 1)
                    + "), v AS (SELECT person,"
                    + " COUNT(*) AS n, MAX(holder) AS h FROM minzheng.dibao GROUP BY person) SELECT w.id, w.name, "
                            + "v.n, v.h"
                    + " FROM w " + pick("LEFT JOIN", "JOIN") + " v ON w.id = v.person";
            case 6 -> window();
            case 7 -> "SELECT a.id, a.name, " + scalar() + " AS x FROM gongan.rk a WHERE " + condition("a", true, 1);
            case 8 -> "SELECT DISTINCT " + pick("a.name, a.sex", "a.number", "a.division, a.name")
                    + " FROM gongan.rk a WHERE " + membership();
            default -> "SELECT * FROM (SELECT a.id, a.name, a.phone, a.born FROM gongan.rk a ORDER BY "
                    + pick("a.born DESC, a.id", "a.income, a.id", "a.name, a.id DESC") + " LIMIT "
                            + (3 + random.nextInt(20))
                    + ") t WHERE " + pick("t.id > 5", "t.name IS NOT NULL", "t.phone LIKE '138%'");
        };
    }

    private String join() {
        String kind = pick("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        String on = pick("a.id = b.person", "a.number = b.number", "a.name = b.holder AND a.id = b.person",
                "a.division = b.division AND a.id = b.id");
        return "SELECT a.id, b.id AS bid, " + pick("a.name, b.holder", "a.number, b.number AS bn", "a.born, b.since",
                "a.name || '-' || b.holder AS pair") + " FROM gongan.rk a " + kind + " minzheng.dibao b ON " + on
                + (random.nextBoolean() ? " WHERE " + condition("a", true, 1) : "");
    }

    private String grouped() {
        String key = pick("a.name", "a.division", "a.sex, a.division", "SUBSTRING(a.number FROM 1 FOR 9)",
                "EXTRACT(YEAR FROM a.born)", "CASE WHEN a.sex = '1' THEN 'm' WHEN a.sex = '2' THEN 'f' ELSE '?' END");
        String from = pick("gongan.rk a", "gongan.rk a JOIN minzheng.dibao b ON a.id = b.person");
        return "SELECT " + key + ", COUNT(*) AS n, SUM(a.income) AS s, MIN(a.name) AS lo, MAX(a.born) AS hi, "
                + "AVG(a.score) AS m,"
                + " COUNT(DISTINCT a.phone) AS d FROM " + from + " WHERE " + condition("a", true, 1) + " GROUP BY "
                        + key
                + (random.nextBoolean() ? " HAVING COUNT(*) > " + random.nextInt(3) : "");
    }

    private String setOperation() {
        String left = "SELECT a.name, a.division FROM gongan.rk a WHERE " + condition("a", true, 1);
        String right = "SELECT b.holder, b.division FROM minzheng.dibao b WHERE " + condition("b", false, 1);
        return left + " " + pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT") + " " + right;
    }

    private String window() {
        return "SELECT a.id, a.name, " + pick(
                "ROW_NUMBER() OVER (PARTITION BY a.name ORDER BY a.id)",
                "SUM(a.income) OVER (PARTITION BY a.division)",
                "COUNT(*) OVER (PARTITION BY a.number)",
                "RANK() OVER (ORDER BY a.name, a.sex)",
                "LAG(a.name) OVER (ORDER BY a.id)") + " AS w FROM gongan.rk a WHERE " + condition("a", true, 1);
    }

    private String scalar() {
        return pick("(SELECT COUNT(*) FROM minzheng.dibao b WHERE b.person = a.id)",
                "(SELECT MAX(b.holder) FROM minzheng.dibao b WHERE b.number = a.number)",
                "CASE WHEN EXISTS (SELECT 1 FROM minzheng.dibao b WHERE b.person = a.id) THEN a.phone ELSE 'none' END",
                "COALESCE(a.name, 'nobody')", "UPPER(a.name)", "CHAR_LENGTH(a.number)", "NULLIF(a.sex, '1')");
    }

    private String membership() {
        return pick("a.id IN (SELECT b.person FROM minzheng.dibao b WHERE b.active)",
                "a.name IN (SELECT holder FROM minzheng.dibao)",
                "a.id NOT IN (SELECT b.person FROM minzheng.dibao b WHERE b.person IS NOT NULL)",
                "EXISTS (SELECT 1 FROM minzheng.dibao b WHERE b.number = a.number AND b.amount > 100)",
                "NOT EXISTS (SELECT 1 FROM minzheng.dibao b WHERE b.holder = a.name)",
                "a.name IN ('王小明', '王*', '李*')");
    }

    private String items(String alias, boolean lake) {
        String more = lake
                ? pick("a.income * 2 AS x", "a.born AS x", "a.updated AS x", "a.score AS x",
                        "POSITION('*' IN a.name) AS x",
                "CASE WHEN a.name = '王小明' THEN a.phone ELSE a.name END AS x", "TRIM(a.name) AS x", "a.id / 7 AS x",
                "LOWER(a.name || a.sex) AS x", "a.born IS NULL AS x", "CAST(a.id AS VARCHAR) AS x")
                : pick("b.amount + 1 AS x", "b.since AS x", "b.active AS x", "b.holder || '!' AS x", "b.id / 7 AS x",
                "CASE WHEN b.active THEN b.number ELSE b.holder END AS x", "COALESCE(b.holder, '-') AS x",
                "EXTRACT(YEAR FROM b.since) AS x", "CAST(b.amount AS BIGINT) AS x");
        return alias + ".id, " + alias + ".number, " + alias + "." + (lake ? "name" : "holder") + ", " + more;
    }

    private String condition(String alias, boolean lake, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            return "(" + condition(alias, lake, depth - 1) + pick(" AND ", " OR ", " AND NOT ")
                    + condition(alias, lake, depth - 1) + ")";
        }
        String any = alias + "." + pick("id > 10", "id < 40", "number LIKE '990102195%'", "division = '990102'",
                "division <> '990103'", "id IN (1, 2, 3, 5, 8, 13, 21, 34)", "id BETWEEN 7 AND 33", "number IS NULL",
                "division IS NOT NULL", "number = '990102192501011000'", "number >= '990102196'");
        return random.nextInt(3) == 0 ? any : alias + "." + (lake
                ? pick("name = '王小明'", "name = '王*'", "name LIKE '%明'", "name LIKE '王%'", "name <> '李*'", "sex = '1'",
                "born < DATE '1950-01-01'", "born >= DATE '1969-12-31'", "income > 300.50", "score < 3.5",
                        "phone LIKE '%8001'",
                "updated >= TIMESTAMP '1988-06-01 00:00:00'", "name IN ('王小明', '欧*')", "sex IS DISTINCT FROM '2'")
                : pick("holder = '王小明'", "holder = '赵*'", "amount >= 200", "active", "active IS NOT TRUE",
                "since > DATE '1970-06-30'", "since = DATE '1975-01-01'", "holder LIKE '欧%'", "amount IS NULL"));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
