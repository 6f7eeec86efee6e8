package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.standards.source.Hours;

/** What COPY lands is byte for byte what a query lands. */
class CopyReaderTest {

    private static EmbeddedPostgres postgres;

    private final List<String> reasons = new ArrayList<>();
    private String user = "postgres";
    private String database = "postgres";
    private int port;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("drop schema public cascade", "create schema public");
    }

    @Test
    void everyTypeLandsTheSameBytes() throws Exception {
        execute("create type mood as enum ('sad', 'ok, \"fine\"')", "create type pair as (a int, b text)",
                "create domain code as varchar(6)", "create domain seen as timestamptz",
                "create table rk (id int primary key, small smallint, large bigint, n numeric, n2 numeric(12,3),"
                        + " w numeric(20,0), r real, f double precision, s text, v varchar(20), c char(6),"
                        + " one \"char\", b boolean, bit1 bit, bits bit(5), vbits bit varying, d date, t time,"
                        + " t0 time(0), tz timetz, ts timestamp, ts3 timestamp(3), at timestamptz, i interval,"
                        + " bin bytea, u uuid, j json, jb jsonb, x xml, ia int[], ta text[], tsa timestamptz[],"
                        + " ba bytea[], m mood, p pair, co code, se seen, rng int4range, ip inet, pt point, o oid,"
                        + " tv tsvector)",
                "insert into rk (id) values (1)",
                "insert into rk values (2, -32768, -9223372036854775808, 'NaN', -0.050, 12345678901234567890,"
                        + " 'NaN', 'Infinity', '', '', '', '', true, B'1', B'10110', B'', '0044-03-15 BC', '00:00',"
                        + " '24:00',"
                        + " '23:59:59.999999+08', '0044-03-15 12:00:01.5 BC', 'infinity', '-infinity',"
                        + " '-1 day 3 hours',"
                        + " '', '00000000-0000-0000-0000-00000000000a', '{\"a\": \"\\\\\\t\"}', '{\"a\":[1, null]}',"
                        + " '<a>\"\\</a>', '{}', '{}', '{}', '{}', 'sad', row(1, E'a\\t\"b\\\\'), '001', 'infinity',"
                        + " '[1,5)', '10.0.0.1/8', '(1.5,-2)', 42, 'a b')",
                "insert into rk values (3, 32767, 9223372036854775807, 'Infinity', 0, 0, 1e-45, 5e-324, 'NULL', '\\N',"
                        + " ' x ', 'x', false, B'0', B'00000', B'1', 'infinity', '15:00:00.1', '24:00', '00:00-15:59',"
                        + " '294276-12-31 23:59:59.999999', '10000-01-01', '0099-05-06 07:08:09.000001+08 BC',"
                        + " '1 year 2 mons', '\\x00ff5c09', gen_random_uuid(), 'null', 'null', null,"
                        + " '{1,NULL,-3}', E'{\"a,b\",NULL,\"q\\\\\"\\\\\\\\\",\"\\t\"}',"
                        + " '{\"2024-03-07 15:00:00.5+08\"}', '{\"\\\\x00\"}', 'ok, \"fine\"', row(null, ''), '',"
                        + " now(),"
                        + " 'empty', '::1', '(0,0)', 4294967295, '')",
                "insert into rk (id, n, r, f, ts, at, d) values (4, 123e-30, 3.4028235e38, 1e20::float8 / 3,"
                        + " '1899-12-31 00:00', '1899-12-31 00:00+08', '-infinity'), (5, 1e40, 16777216, 0.1,"
                        + " '0001-01-01',"
                        + " '0001-01-01 00:00+00', '0001-01-01'), (6, 1.50, -0.0, -0.0, '2024-03-07 15:00:00.100000',"
                        + " '1986-05-04 00:30:00.123+09', '10000-01-01'), (7, -1e-7, 1e10, 123456789012345680,"
                        + " '4714-11-24 00:00:00 BC', '4714-11-24 00:00:00+00 BC', '4714-11-24 BC')",
                "insert into rk (id, s) select 100 + i, chr(i) || 'a' || chr(i) from generate_series(1, 300) i",
                "insert into rk (id, s) values (8, E'\\\\'), (9, E'a\\\\nb\\n\\r\\t\\b\\f\\x0b\\x7f\"/'),"
                        + " (10, '\\.'),"
                        + " (11, '𠮷🏠\u2028\uFFFD\uE000\uFEFF'), (12, repeat(E'长\\t\\\\', 20000)),"
                        + " (13, '合计'), (14, '备注：无')");

        assertSame("rk", 314);
        assertThat(reasons).isEmpty();
    }

    @Test
    void textsOfAnyCharactersLandTheSameBytes() throws Exception {
        execute("create table rk (id int, a text, \"名 \"\"q\" text, c text)");
        Random random = new Random(42);
        int[] alphabet = {1, 8, 9, 10, 11, 12, 13, 27, 31, ' ', '"', '\\', 'N', '.', ':', '：', 'a', '9', 0x7f, 0xa0,
            0x3000, '注', '合', '计', 0xfeff, 0x1f3e0, 0x20bb7, 0x10ffff, 0xd7ff, 0xe000, 0x200b};
        try (Connection connection = connect();
                var insert = connection.prepareStatement("insert into rk values (?, ?, ?, ?)")) {
            for (int row = 0; row < 3000; row++) {
                insert.setInt(1, row);
                for (int column = 2; column <= 4; column++) {
                    int[] points = random.ints(random.nextInt(9), 0, alphabet.length).map(i -> alphabet[i]).toArray();
                    insert.setString(column, random.nextInt(6) == 0 ? null : new String(points, 0, points.length));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }

        assertSame("rk", 3000);
    }

    /** Bounds of each type, in slices, with ties, and what stands behind a bound. */
    @Test
    void slicesHaveTheSameBoundsAndBytes() throws Exception {
        execute("create table rk (id int, k text, h char(4), u uuid, n numeric, d date, ts timestamp, at timestamptz,"
                        + " bi bigserial)",
                "insert into rk select i / 3, E'\\'\\\\' || chr(200 + i) || i % 5, i % 7, md5(i::text)::uuid, i / 7.0,"
                        + " date '1999-12-30' + i % 9,"
                        + " timestamp '2024-03-07 15:00:00.000001' + i / 4 * interval '1 us',"
                        + " timestamptz '2024-03-07 15:00+08' + i / 4 * interval '1 hour'"
                        + " from generate_series(1, 200) i",
                "insert into rk (id, k, h, u, n, d, ts, at) select null, k, h, u, n, d, ts, at from rk where id < 3");

        for (String names : List.of("id,k", "k,id", "h,id,k", "u", "n,u", "d,bi", "ts,bi", "at,k,id")) {
            List<String> columns = List.of(names.split(","));
            List<String> from = List.of();
            int slices = 0;
            for (Optional<TableReader.Bounds> next = bounds(columns, from); next.isPresent();
                    next = bounds(columns, from)) {
                TableReader.Bounds bounds = next.get();
                Read work = (reader, table, rows) -> {
                    reader.readSlice(table.tuple(columns), bounds, rows);
                    reader.readBehind(table.tuple(columns), bounds.to(), rows);
                };
                assertThat(read("rk", true, work)).as(names).isEqualTo(read("rk", false, work)).isNotEmpty();
                from = bounds.to();
                slices++;
            }
            assertThat(slices).as(names).isGreaterThan(3);
        }
        assertThat(reasons).isEmpty();
    }

    @Test
    void whatCopyWouldGiveOtherwiseIsReadByAQuery() throws Exception {
        execute("create table pay (id int, m money)", "insert into pay values (1, 12.5)",
                "create table old (id int, d date)", "insert into old values (1, '0044-03-15 BC'), (2, '2024-03-07')");

        assertSame("pay", 1);
        assertThat(reasons).containsExactly("the column m is of the type money");
        TableReader.Bounds bounds = new TableReader.Bounds(List.of("-0043-03-15", "1"), List.of("2024-03-07", "2"),
                true);
        Read bounded = (reader, table, rows) -> reader.readSlice(table.tuple(List.of("d", "id")), bounds, rows);
        assertThat(read("old", true, bounded)).isEqualTo(read("old", false, bounded)).hasSize(1);
    }

    @Test
    void settingsOfServerAndUserChangeNothing() throws Exception {
        execute("create table rk (id int, at timestamptz, b bytea, f real, d date, t text)",
                "insert into rk values (1, '2024-03-07 15:00:00.5+08', '\\x005cff', 0.1, '2024-03-07', E'\\\\x')");
        List<String> plain = read("rk", false, all());
        execute("alter role postgres set bytea_output to escape", "alter role postgres set extra_float_digits to -5",
                "alter role postgres set timezone to 'America/Caracas'",
                "alter role postgres set client_encoding to 'GBK'",
                "alter role postgres set intervalstyle to sql_standard",
                "alter role postgres set datestyle to 'SQL, DMY'",
                "alter role postgres set standard_conforming_strings to off");
        try {
            assertThat(read("rk", true, all())).isEqualTo(plain);
            assertThat(reasons).isEmpty();
            execute("alter role postgres set statement_timeout to '90s'");
            assertThat(read("rk", true, all())).isEqualTo(plain);
            assertThat(reasons).containsExactly("the server ends statements after 90s");
        } finally {
            execute("alter role postgres reset all");
        }
    }

    @Test
    void viewsPartsGeneratedColumnsAndRowsThatArePolicedAreCopiedAsTheyAreQueried() throws Exception {
        execute("create table rk (id int, a text, up text generated always as (upper(a)) stored)"
                        + " partition by range (id)",
                "create table rk_1 partition of rk for values from (0) to (10)",
                "create table rk_2 partition of rk for values from (10) to (20)",
                "insert into rk (id, a) select i, 'x' || i from generate_series(1, 19) i",
                "create view seen as select up, id from rk where id > 5",
                "create materialized view kept as select * from rk",
                "create table own (id int, who text)", "insert into own values (1, 'copyist'), (2, 'other')",
                "alter table own enable row level security", "create policy mine on own using (who = current_user)",
                "drop role if exists copyist", "create role copyist login", "grant usage on schema public to copyist",
                "grant select on own to copyist");
        try {
            assertSame("rk", 19);
            assertSame("seen", 14);
            assertSame("kept", 19);
            user = "copyist";
            assertSame("own", 1);
            assertThat(reasons).isEmpty();
        } finally {
            user = "postgres";
            execute("drop owned by copyist", "drop role copyist");
        }
    }

    @Test
    void bytesOfAnyCharacterSetAreLeftToTheDriver() throws Exception {
        execute("drop database if exists ascii",
                "create database ascii encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'");
        database = "ascii";
        try {
            execute("create table rk (id int, a text)", "insert into rk values (1, 'plain')");
            assertSame("rk", 1);
            assertThat(reasons).containsExactly("the database keeps bytes of any character set");
            execute("insert into rk values (2, convert_from('\\xd6d0', 'SQL_ASCII'))");
            assertThatThrownBy(() -> read("rk", true, all())).isInstanceOf(SQLException.class);
        } finally {
            database = "postgres";
        }
    }

    /** The server itself refuses what a proxy on the way has made of COPY. */
    @Test
    void aServerThatRefusesCopyIsQueried() throws Exception {
        execute("create table rk (id int, a text)", "insert into rk select i, 'x' || i from generate_series(1, 99) i");
        List<String> queried = read("rk", false, all());
        try (WordChanger proxy = new WordChanger(postgres.getPort(), "COPY (", "COPX (")) {
            port = proxy.port();
            assertThat(read("rk", true, (reader, table, rows) -> {
                reader.readAll(rows, 0);
                reader.readAll(rows, 0);
            })).startsWith(queried.toArray(String[]::new)).hasSize(198);
            assertThat(reasons).containsExactly("the server refuses it with 42601");
        } finally {
            port = 0;
        }
    }

    @Test
    void aSessionThatIsEndedInTheMiddleIsAnErrorAndNoShortTable() throws Exception {
        execute("create table rk (id int, a text)",
                "insert into rk select i, repeat(md5(i::text), 30) from generate_series(1, 50000) i");
        for (String how : List.of("pg_terminate_backend", "pg_cancel_backend")) {
            SourceLoad load = SourceLoad.enter("ended", 1, 100_000, Optional.of(new SourceLoad.Open(
                    Hours.of("00:00-23:59").orElseThrow(), new Ticking(() -> execute("select " + how
                            + "(pid) from pg_stat_activity where query like 'COPY (SELECT%' and pid <> pg_backend_pid()"
                    )))), Duration.ZERO);
            try (load) {
                assertThatThrownBy(() -> read("rk", true, all(), load)).isInstanceOf(SQLException.class)
                        .satisfies(e -> assertThat(TableErrors.of(e, "db", "rk"))
                                .hasMessageStartingWith("SQ-COL-0010"));
            }
        }
        assertThat(reasons).isEmpty();
        assertSame("rk", 50000);
    }

    /** Work on an open table. */
    private interface Read {
        void read(TableReader reader, SourceTable table, RowsWriter rows) throws SQLException, IOException;
    }

    private static Read all() {
        return (reader, table, rows) -> reader.readAll(rows, 0);
    }

    private void assertSame(String table, int rows) throws Exception {
        List<String> queried = read(table, false, all());
        List<String> copied = read(table, true, all());
        for (int i = 0; i < Math.min(queried.size(), copied.size()); i++) {
            assertThat(copied.get(i)).isEqualTo(queried.get(i));
        }
        assertThat(copied).isEqualTo(queried).hasSize(rows);
    }

    private Optional<TableReader.Bounds> bounds(List<String> columns, List<String> from) throws SQLException {
        try (Connection connection = connect()) {
            SourceTable table = SourceTable.open(connection, Dialect.of(connection), "rk", Contract.NONE);
            return reader(connection, table).bounds(table.tuple(columns), from, 37, Duration.ZERO);
        }
    }

    private List<String> read(String name, boolean copy, Read work) throws SQLException, IOException {
        return read(name, copy, work, free());
    }

    private List<String> read(String name, boolean copy, Read work, SourceLoad load)
            throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            SourceTable table = SourceTable.open(connection, Dialect.of(connection), name, Contract.NONE);
            TableReader reader = new TableReader(connection, table, load, 100, SystemClock.beijing());
            if (copy) {
                reader.copyWherePossible(reasons::add);
            }
            try (SliceArchive.Writer parcel = new SliceArchive.Writer(out)) {
                try (RowsWriter rows = parcel.next()) {
                    work.read(reader, table, rows);
                }
            }
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            zip.getNextEntry();
            String lines = new String(new ZstdInputStream(zip).readAllBytes(), StandardCharsets.UTF_8);
            return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
        }
    }

    private static TableReader reader(Connection connection, SourceTable table) {
        return new TableReader(connection, table, free(), 100, SystemClock.beijing());
    }

    private static SourceLoad free() {
        return SourceLoad.enter("test", Integer.MAX_VALUE, 0, Optional.empty(), Duration.ZERO);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + (port == 0 ? postgres.getPort() : port)
                + "/" + database, user, "");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
