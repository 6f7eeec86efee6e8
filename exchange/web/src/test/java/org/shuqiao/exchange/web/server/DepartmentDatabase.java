package org.shuqiao.exchange.web.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.shuqiao.exchange.domain.testkit.TestPostgres;

/**
 * A department's database with roads and drivers, on the server that all tests share or on one of its own.
 *
 * @param own its own server, closed with it
 * @param reader the account that the platform reads it by
 */
record DepartmentDatabase(Optional<EmbeddedPostgres> own, int port, String name, String reader)
        implements AutoCloseable {

    static DepartmentDatabase shared() throws SQLException {
        return new DepartmentDatabase(Optional.empty(), TestPostgres.port(), TestPostgres.fresh(), "postgres")
                .filled();
    }

    /** One that keeps a log of its own. */
    static DepartmentDatabase logged(Path log) throws IOException, SQLException {
        EmbeddedPostgres own = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB")
                .setServerConfig("logging_collector", "on").setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_directory", log.toString()).setServerConfig("log_filename", "own.log")
                .setServerConfig("log_file_mode", "0600").start();
        return new DepartmentDatabase(Optional.of(own), own.getPort(), "postgres", "reader").filled();
    }

    private DepartmentDatabase filled() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("create table road (id text primary key, name text, len numeric)");
            statement.execute("insert into road values ('R1', '人民路', 1.2), ('R2', '解放路', 3.4), ('R3', '云桥', 0.5)");
            statement.execute("create table driver (citizen_number text primary key, name text, licence text)");
            statement.execute("insert into driver values ('990102198503071235', '王小明', 'B2'),"
                    + " ('990103194910010024', '李四', 'A1'), ('990102200001010010', '欧阳娜娜', 'C1')");
            statement.execute("create view road_share as select id as road_number, name, len * 1000 as length from "
                    + "road");
            if (!reader.equals("postgres")) {
                statement.execute("create role " + reader + " login");
                statement.execute("grant select on all tables in schema public to " + reader);
                statement.execute("alter role " + reader + " set log_statement = 'all'");
            }
        }
        return this;
    }

    /** @return its address for an account of its own */
    String url(String account) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + account;
    }

    /** @return connections to it that hold a transaction open */
    long idleInTransaction() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity where datname = '" + name
                        + "' and state like 'idle in transaction%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"));
    }

    @Override
    public void close() throws IOException {
        if (own.isPresent()) {
            own.get().close();
        }
    }
}
