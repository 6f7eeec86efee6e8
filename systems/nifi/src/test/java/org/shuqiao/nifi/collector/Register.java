package org.shuqiao.nifi.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/** Growing source table in a departmental database for NiFi tests. */
final class Register {

    static final String DATASET = "gongan_register";

    private Register() { }

    static void create(Statement statement) throws SQLException {
        statement.execute("create table register (id int primary key)");
    }

    static void insert(Statement statement, int from, int to) throws SQLException {
        statement.execute("insert into register select i from generate_series(%d, %d) i".formatted(from, to));
    }

    /** The database is at {@code ${TEST_DB}} of the worker's environment. */
    static Path source(Path folder) throws IOException {
        return SourceYaml.write(folder, "gongan", "register", """
                kind: table
                url: jdbc:postgresql://${TEST_DB}/postgres
                user: postgres
                table: register
                slice: {mode: keyset, watermark: id, key: [id], rows: 100, settle: PT0S}""", """
                - {column: id, type: integer}""");
    }

    /** @return where its batches are landed */
    static Path landed(WorkerProcess worker) {
        return worker.landing().resolve("gongan/register");
    }
}
