package org.shuqiao.bench.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.shuqiao.systems.postgres.PostgresServer;

/** PostgreSQL table of a generated population register, the source of the pull benchmarks. */
public record SourceTable(PostgresServer store, long rows) {

    public static final String DATABASE = "gongan";

    /** The check character of GB 11643-1999 §4.3 behind seventeen digits. */
    private static final String CITIZEN = """
            CREATE OR REPLACE FUNCTION pg_temp.citizen(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
              SELECT digits || substr('10X98765432', 1 + (sum(substr(digits, n::int, 1)::int * weight) % 11)::int, 1)
              FROM unnest(ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2]) WITH ORDINALITY AS w(weight, n) $$""";
    /** Each number once, born on any day of ninety years. */
    private static final String ROWS = """
            INSERT INTO rk SELECT i, pg_temp.citizen('990102' || to_char(born, 'YYYYMMDD') || lpad((i / 33000 % \
            1000)::text, 3, '0')),
              (array['王伟','李秀英','张娜','欧阳建国','陈小明'])[i % 5 + 1], (2 - i / 33000 % 2)::text, to_char(born, 'YYYYMMDD'),
              '云州市东湖区第' || i % 900 || '社区' || i % 77 || '号', '云州市西岭区第' || i % 700 || '街' || i % 120 || '号',
              timestamp '2024-03-07' + (i / 4) * interval '1 second'
            FROM (SELECT i, date '1930-01-01' + (i * 7919 % 33000)::int AS born
                FROM generate_series(1::bigint, @rows@) i) persons""";

    /** Made once, then kept. */
    public static SourceTable make(PostgresServer store, int rows) throws SQLException {
        store.database(DATABASE);
        try (Connection connection = store.connect(DATABASE); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS rk (rid bigint PRIMARY KEY, gmsfhm text, xm text, xb text, "
                    + "csrq text, "
                    + "hjdz text, xzdz text, upd_time timestamp NOT NULL)");
            if (count(statement) != rows) {
                statement.execute("TRUNCATE rk");
                statement.execute(CITIZEN);
                statement.execute(ROWS.replace("@rows@", Integer.toString(rows)));
                statement.execute("CREATE INDEX IF NOT EXISTS rk_upd_time ON rk (upd_time, rid)");
                statement.execute("ANALYZE rk");
            }
        }
        return new SourceTable(store, rows);
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT count(*) FROM rk")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** What {@code psql \copy} does, and then the file forced to disk. */
    long copy(Path file) throws SQLException, IOException {
        try (Connection connection = store.connect(DATABASE)) {
            long copied;
            try (OutputStream out = Files.newOutputStream(file)) {
                copied = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY rk TO STDOUT (FORMAT csv)",
                        out);
            }
            FileSync.file(file);
            if (copied != rows) {
                throw new IllegalStateException(copied + " rows copied of " + rows);
            }
            return copied;
        }
    }
}
