package org.shuqiao.bench.query;

/**
 * Benchmark query in three forms: under the grant, for DuckDB directly, and under a grant without filter or mask. In
 * the direct form {@code person} stands for the rows that the grant allows. Each is asked again and again; one names
 * another person each time, so that it is never the same text.
 */
enum BenchmarkQuery {

    POINT("one person of 4 M", 1,
            "SELECT name, sex, birth_date FROM gongan.rk WHERE person_id = 2000003",
            "SELECT name, sex, birth_date FROM person WHERE person_id = 2000003",
            "SELECT name, sex, birth_date FROM gongan.rk WHERE person_id = 2000003 AND division = '990102'"),
    ANOTHER("another person of 4 M each time", 1,
            "SELECT name, sex, birth_date FROM gongan.rk WHERE person_id = {person}",
            "SELECT name, sex, birth_date FROM person WHERE person_id = {person}",
            "SELECT name, sex, birth_date FROM gongan.rk WHERE person_id = {person} AND division = '990102'"),
    LIST("10,000 rows of a district", 10_000,
            "SELECT citizen_number, name, birth_date FROM gongan.rk WHERE birth_date >= DATE '1990-01-01' LIMIT 10000",
            "SELECT citizen_number, name, birth_date FROM person WHERE birth_date >= DATE '1990-01-01' LIMIT 10000",
            "SELECT citizen_number, name, birth_date FROM gongan.rk WHERE birth_date >= DATE '1990-01-01' AND "
                    + "division = '990102' LIMIT 10000"),
    GROUPS("counts by sex and street", 20,
            "SELECT sex, street, count(*) AS n, min(birth_date) AS oldest FROM gongan.rk GROUP BY sex, street",
            "SELECT sex, street, count(*) AS n, min(birth_date) AS oldest FROM person GROUP BY sex, street",
            "SELECT sex, street, count(*) AS n, min(birth_date) AS oldest FROM gongan.rk WHERE division = '990102' "
                    + "GROUP BY sex, street"),
    JOIN("persons joined with 1 M houses", 10,
            "SELECT p.street, count(*) AS n, sum(h.square_metres) AS m2 FROM gongan.rk p JOIN zhujian.house h ON "
                    + "h.owner = p.person_id GROUP BY p.street",
            "SELECT p.street, count(*) AS n, sum(h.square_metres) AS m2 FROM person p JOIN house h ON h.owner = "
                    + "p.person_id GROUP BY p.street",
            "SELECT p.street, count(*) AS n, sum(h.square_metres) AS m2 FROM gongan.rk p JOIN zhujian.house h ON "
                    + "h.owner = p.person_id WHERE p.division = '990102' GROUP BY p.street");

    /** Every fourth person lives in the district. */
    private static final long DISTRICTS = 4;

    private final String title;
    private final int rows;
    private final String sql;
    private final String direct;
    private final String open;

    BenchmarkQuery(String title, int rows, String sql, String direct, String open) {
        this.title = title;
        this.rows = rows;
        this.sql = sql;
        this.direct = direct;
        this.open = open;
    }

    String title() {
        return title;
    }

    /** @return how many rows the answer has */
    int rows() {
        return rows;
    }

    String sql(long time) {
        return at(sql, time);
    }

    String direct(long time) {
        return at(direct, time);
    }

    String open(long time) {
        return at(open, time);
    }

    /** @param time how often it was asked before */
    private static String at(String text, long time) {
        return text.replace("{person}", Long.toString(DISTRICTS - 1 + DISTRICTS * time));
    }
}
