package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.systems.mariadb.MariaDbServer;

/** Pulls from a real MariaDB: the contract of every make, and what MySQL alone has. */
class MariaDbPullTest extends TablePullContract {

    @TempDir
    private static Path folder;
    private static MariaDbServer server;
    /** Of every session, as a server may have them of all. */
    private String settings = "";

    @BeforeAll
    static void startServer() {
        assumeTrue(MariaDbServer.installed(),
                "mariadbd is not installed (apt-get install mariadb-server-core mariadb-client-core)");
        server = MariaDbServer.start(folder.resolve("server"));
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Connection connect() throws SQLException {
        Connection connection = server.connect();
        if (!settings.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set session " + settings);
            }
        }
        return connection;
    }

    @Override
    protected String time() {
        return "datetime(6)";
    }

    @Override
    protected String bytes() {
        return "blob";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "bigint unsigned | 18446744073709551615 | 18446744073709551615", "tinyint(1) | 2 | 2", "year | 2024 | 2024",
        "int(6) zerofill | 42 | 42", "bit(1) | 1 | true", "bit(10) | 5 | 5", "float | 1234567.9 | 1234567.9",
        "datetime | '0000-00-00 00:00:00' | 0000-00-00T00:00:00.000000", "date | '2024-00-15' | 2024-00-15",
        "time(3) | '838:59:59.123' | 838:59:59.123000",
        "varchar(20) character set gbk | '张𠮷' | 张?", "varchar(20) character set latin1 | 'café' | café",
        "enum('x','y') | 'y' | y", "set('u','v') | 'u,v' | u,v", "json | '{\"a\": 1}' | {\"a\": 1}",
        "uuid | '6ccd780c-baba-1026-9564-5b8c656024db' | 6ccd780c-baba-1026-9564-5b8c656024db",
        "varbinary(5) | x'00ff' | \\x00ff", "mediumtext | '长' | 长"})
    void valuesThatAreNoneElsewhereComeAsTheServerHasThem(String type, String value, String landed) throws Exception {
        execute("set sql_mode = ''", "create table rk (id int primary key, v " + type + ")");
        withoutMode("insert into rk values (1, " + value + ")");
        keyset(null, "id", 10);

        String cell = pullAll().getFirst().column("v").getFirst();

        // how many digits a zerofill shows is no value
        assertThat(type.contains("zerofill") ? cell.replaceFirst("^0+", "") : cell).isEqualTo(landed);
    }

    /** The zone of the session says how a TIMESTAMP is written, not when it was. */
    @Test
    void anInstantIsTheSameInEveryZoneOfTheServer() throws Exception {
        execute("set time_zone = '+08:00'", "create table rk (id int primary key, upd timestamp(6) null)");
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute("set time_zone = '+08:00'");
            statement.execute("insert into rk values (1, '2024-03-07 15:00:00.123456')");
        }
        keyset("upd", "id", 10);

        assertThat(pullAll().getFirst().column("upd")).containsExactly("2024-03-07T07:00:00.123456+00:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "bigint unsigned | 18446744073709551000 + i", "float | i / 8",
        "double | i / 3", "decimal(20,6) | i / 7", "timestamp(6) null | '2024-01-01' + interval i microsecond",
        "datetime(3) | '2024-01-01' + interval i * 1000 microsecond", "date | '2024-01-01' + interval i day",
        "datetime | if(i < 20, '0000-00-00', '2024-01-01' + interval i second)", "year | 1980 + i",
        "tinyint unsigned | 100 + i", "varchar(9) collate utf8mb4_general_ci | concat(if(i % 2, 'a', 'A'), i)",
        "char(9) character set gbk | concat('张', i)", "varbinary(8) | concat(char(200 + i % 50), i)",
        "uuid | insert(insert(md5(i), 13, 1, '4'), 17, 1, '8')"})
    void everyKindOfWatermarkBoundsASlice(String type, String value) throws Exception {
        execute("create table rk (w " + type + ", id int)");
        withoutMode("insert into rk select " + value.replaceAll("\\bi\\b", "seq") + ", seq from seq_1_to_50");
        keyset("w", "id", 7);

        assertThat(pullAll().stream().flatMap(slice -> slice.column("id").stream()).toList())
                .hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void anEnumBoundsNothing() throws Exception {
        execute("create table rk (k enum('b','a') primary key)", "insert into rk values ('a'), ('b')");
        keyset(null, "k", 1);

        assertThat(failure()).isEqualTo("SQ-COL-0121");
    }

    @Test
    void settingsOfTheServerChangeNoValue() throws Exception {
        execute("create table rk (id int primary key, c char(4))",
                "insert into rk values (1, 'a'), (2, 'b'), (3, 'c')");
        settings = "sql_select_limit = 2, sql_mode = 'PAD_CHAR_TO_FULL_LENGTH,ANSI_QUOTES', time_zone = '+05:30'";
        keyset(null, "id", 10);

        assertThat(pullAll().getFirst().column("c")).containsExactly("a", "b", "c");
    }

    @Test
    void aTableOfAnotherDatabaseHasItsKey() throws Exception {
        execute("create table rk (id int primary key, upd datetime)", "insert into rk values (1, '2024-03-07')");
        runner().setProperty(TableProperties.TABLE, MariaDbServer.DATABASE + ".rk");
        keyset("upd", "id", 10);

        assertThat(pullAll().getFirst().pulled().notes()).containsEntry("uniqueKey", 1L);
    }

    @Test
    void whatAServerRefusesHasItsOwnCode() throws Exception {
        String url = server.url();
        List<String> codes = List.of(code(url, "nobody"), code(url + "_not", MariaDbServer.USER),
                code("jdbc:mariadb://127.0.0.1:1/x", MariaDbServer.USER));

        assertThat(codes).containsExactly("SQ-COL-0011", "SQ-COL-0012", "SQ-COL-0010");
    }

    private String code(String url, String user) throws Exception {
        runner().setProperty(TableProperties.KEY, "id");
        SourcePool pool = new SourcePool(() -> DriverManager.getConnection(url, user,
                MariaDbServer.PASSWORD));
        String id = "pool" + url.length() + user.length();
        runner().addControllerService(id, pool);
        runner().enableControllerService(pool);
        runner().setProperty(TableProperties.POOL, id);
        return failure();
    }

    private void withoutMode(String sql) throws SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute("set sql_mode = ''");
            statement.execute(sql);
        }
    }
}
