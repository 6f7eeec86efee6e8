package org.shuqiao.nifi.table;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Pulls from a PostgreSQL, whose driver lets texts stand for values of any type. */
class PostgresPullTest extends TablePullContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @Override
    protected Connection connect() throws SQLException {
        return postgres.getDatabase("postgres", "postgres", java.util.Map.of("stringtype", "unspecified"))
                .getConnection();
    }

    @Override
    protected String time() {
        return "timestamp";
    }

    @Override
    protected String bytes() {
        return "bytea";
    }
}
