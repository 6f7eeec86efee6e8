package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

class PullTableTest {

    private static EmbeddedPostgres postgres;

    private TestRunner runner;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void configure() throws Exception {
        execute("drop schema public cascade", "create schema public");
        runner = runner(postgres.getPostgresDatabase());
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.MODE, "keyset");
    }

    @Test
    void slicesHaveBothBoundsAndTiesAtABoundAreNeitherLostNorDoubled() throws Exception {
        execute("create table rk (a int, b text, upd timestamp, primary key (a, b))",
                "insert into rk select i % 7, 'k' || i, timestamp '2024-03-07 15:00:00' + (i / 40) * interval '1 us' "
                        + "from generate_series(1, 1000) i");
        keyset("upd", "a,b", 97);

        List<SliceArchives.Opened> slices = pullAll();

        assertThat(slices).hasSize(11);
        assertThat(slices.stream().flatMap(slice -> slice.column("b").stream()).toList())
                .hasSize(1000).doesNotHaveDuplicates();
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).pulled().slice().from()).isEqualTo(slices.get(i - 1).pulled().slice().to());
        }
    }

    @Test
    void rowsThatShareTheWholeTupleStayInOneSlice() throws Exception {
        execute("create table rk (id int, upd date)",
                "insert into rk select i / 10, date '2024-03-07' from generate_series(0, 99) i");
        keyset("upd", "id", 15);

        assertThat(pullAll().stream().mapToInt(slice -> slice.rows().size()).sum()).isEqualTo(100);
    }

    @Test
    void microsecondsSurviveInValuesAndBounds() throws Exception {
        execute("create table rk (id int primary key, upd timestamp, at timestamptz)",
                "insert into rk values (1, '2024-03-07 15:00:00.123456', '2024-03-07 15:00:00.654321+08'), "
                        + "(2, '2024-03-07 15:00:00.123457', null)");
        keyset("upd", "id", 1);

        List<SliceArchives.Opened> slices = pullAll();

        assertThat(slices).hasSize(2);
        assertThat(slices.getFirst().column("upd")).containsExactly("2024-03-07T15:00:00.123456");
        assertThat(slices.getFirst().column("at")).containsExactly("2024-03-07T07:00:00.654321+00:00");
        assertThat(slices.getLast().column("upd")).containsExactly("2024-03-07T15:00:00.123457");
    }

    @Test
    void textKeysFollowTheCollationOfTheDatabase() throws Exception {
        execute("create table rk (k text collate \"en-x-icu\" primary key)",
                "insert into rk select t || i from unnest(array['a','B','á','_','张','Z ','z','ä']) t, "
                        + "generate_series(1, 30) i");
        runner.setProperty(TableProperties.KEY, "k");
        runner.setProperty(TableProperties.ROWS, "7");

        assertThat(pullAll().stream().flatMap(slice -> slice.column("k").stream()).toList())
                .hasSize(240).doesNotHaveDuplicates();
    }

    @Test
    void paddedKeysAreNotLost() throws Exception {
        execute("create table rk (k char(6), n int, primary key (k, n))",
                "insert into rk select 'x' || (i / 20), i from generate_series(1, 100) i");
        runner.setProperty(TableProperties.KEY, "k,n");
        runner.setProperty(TableProperties.ROWS, "9");

        assertThat(pullAll().stream().flatMap(slice -> slice.column("n").stream()).toList())
                .hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfWatermarkBoundsASlice() throws Exception {
        for (String type : List.of("bigint", "numeric(20,6)", "double precision", "real", "date", "timestamptz",
                "uuid")) {
            String value = switch (type) {
                case "date" -> "date '2024-01-01' + i";
                case "timestamptz" -> "timestamptz '2024-01-01 00:00:00.000001+08' + i * interval '1 us'";
                case "uuid" -> "md5(i::text)::uuid";
                default -> "(i / 8.0)::" + type;
            };
            execute("drop table if exists rk", "create table rk (w " + type + ", id int)",
                    "insert into rk select " + value + ", i from generate_series(1, 50) i");
            configureAgain();
            keyset("w", "id", 7);

            assertThat(pullAll().stream().flatMap(slice -> slice.column("id").stream()).toList())
                    .as(type).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @Test
    void theNotesSayWhetherTheKeyNamesARow() throws Exception {
        execute("create table rk (a int primary key, b text, upd timestamp)",
                "insert into rk values (1, 'x', timestamp '2024-03-07 15:00:00')",
                "create view seen as select * from rk");
        keyset("upd", "a", 10);
        assertThat(pullAll()).allSatisfy(slice -> assertThat(slice.pulled().notes()).containsEntry("uniqueKey", 1L));

        configureAgain();
        keyset("upd", "b", 10);
        assertThat(pullAll()).allSatisfy(slice -> assertThat(slice.pulled().notes()).containsEntry("uniqueKey", 0L));

        configureAgain();
        runner.setProperty(TableProperties.TABLE, "seen");
        keyset("upd", "a", 10);
        assertThat(pullAll()).isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.pulled().notes()).containsEntry("uniqueKey", 0L));
    }

    @Test
    void rowsWithoutAWatermarkAreCountedInTheNotes() throws Exception {
        execute("create table rk (id int, upd timestamp)",
                "insert into rk values (1, '2024-03-07'), (2, null), (3, null), (4, '2024-03-08')");
        keyset("upd", "id", 100);

        SliceArchives.Opened slice = pullAll().getFirst();

        assertThat(slice.column("id")).containsExactly("1", "4");
        assertThat(slice.pulled().notes()).containsEntry("nullWatermarks", 2L);
    }

    @Test
    void settleHoldsTheBoundBehindTheClockOfTheDatabase() throws Exception {
        execute("create table rk (id int, upd timestamptz)",
                "insert into rk values (1, now() - interval '1 hour'), (2, now() - interval '1 second')");
        keyset("upd", "id", 100);
        runner.setProperty(TableProperties.SETTLE, "10 min");

        assertThat(pullAll()).singleElement().satisfies(slice -> assertThat(slice.column("id")).containsExactly("1"));
    }

    @Test
    void settleNeedsATimestamp() throws Exception {
        execute("create table rk (id int)", "insert into rk values (1)");
        runner.setProperty(TableProperties.KEY, "id");
        runner.setProperty(TableProperties.SETTLE, "1 sec");

        assertThat(failure()).isEqualTo("SQ-COL-0024");
    }

    @Test
    void aSnapshotIsPulledAgainOnlyWhenARowDiffers() throws Exception {
        execute("create table rk (id int, d numeric(6,2), f float8, b boolean)",
                "insert into rk values (1, 1.50, 0.1, true), (2, null, 1e20, false)");
        runner.setProperty(TableProperties.MODE, "snapshot");

        List<SliceArchives.Opened> first = pullAll();
        execute("update rk set id = id", "vacuum full rk");
        List<SliceArchives.Opened> second = pullAll();
        execute("update rk set d = 1.51 where id = 1");
        List<SliceArchives.Opened> third = pullAll();

        assertThat(first).hasSize(1);
        assertThat(first.getFirst().column("d")).containsExactly("1.50", null);
        assertThat(first.getFirst().column("f")).containsExactly("0.1", "100000000000000000000");
        assertThat(first.getFirst().column("b")).containsExactly("true", "false");
        assertThat(second).isEmpty();
        assertThat(third).hasSize(1);
    }

    @Test
    void aDepartureFromTheContractStopsTheSliceAndNamesTheColumn() throws Exception {
        execute("create table rk (id int, xm text, upd timestamp)", "insert into rk values (1, '甲', now())");
        keyset("upd", "id", 10);
        String whole = "{\"column\":\"id\",\"type\":\"integer\"},{\"column\":\"xm\",\"type\":\"text\"}";
        runner.setProperty(PullProcessor.CONTRACT, "[" + whole + ",{\"column\":\"upd\",\"type\":\"timestamp\"}]");
        assertThat(pullAll()).hasSize(1);

        execute("alter table rk add column tel text");
        assertThat(pullAll()).isEmpty();
        execute("alter table rk drop column tel", "alter table rk drop column xm");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
        assertThat(message()).contains("xm");
        execute("alter table rk add column xm int");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
        assertThat(message()).contains("xm").contains("integer");
    }

    @Test
    void whatADatabaseRefusesHasItsOwnCode() throws Exception {
        assertThat(failure()).isEqualTo("SQ-COL-0013");

        execute("create table rk (id int)", "insert into rk values (1)", "drop role if exists reader",
                "create role reader login", "grant usage on schema public to reader");
        runner = runner(source("reader", "postgres", postgres.getPort()));
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.KEY, "id");
        assertThat(failure()).isEqualTo("SQ-COL-0014");
        execute("drop owned by reader", "drop role reader");

        runner.setProperty(TableProperties.KEY, "nothing");
        runner = runner(source("postgres", "nowhere", postgres.getPort()));
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.KEY, "id");
        assertThat(failure()).isEqualTo("SQ-COL-0012");

        runner = runner(source("postgres", "postgres", 1));
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.KEY, "id");
        assertThat(failure()).isEqualTo("SQ-COL-0010");
    }

    @Test
    void namesAreQuotedAndMayBeChinese() throws Exception {
        execute("create schema \"区\"", "create table \"区\".\"人口\" (\"编号\" int primary key, \"姓 名\" text)",
                "insert into \"区\".\"人口\" values (1, '甲')");
        runner.setProperty(TableProperties.TABLE, "区.人口");
        runner.setProperty(TableProperties.KEY, "编号");

        assertThat(pullAll().getFirst().column("姓 名")).containsExactly("甲");
        execute("drop schema \"区\" cascade");
    }

    @Test
    void provenanceNamesTheSourceAndNothingElse() throws Exception {
        execute("create table rk (id text primary key)", "insert into rk values ('99010219850307123X')");
        runner.setProperty(TableProperties.KEY, "id");

        List<SliceArchives.Opened> slices = pullAll();

        assertThat(slices).hasSize(1);
        assertThat(runner.getProvenanceEvents()).filteredOn(e -> e.getEventType() == ProvenanceEventType.RECEIVE)
                .singleElement().satisfies(event -> {
                    assertThat(event.getTransitUri()).startsWith("jdbc:postgresql://").endsWith("/postgres#rk");
                    assertThat(event.getTransitUri()).doesNotContain("user=").doesNotContain("?");
                    assertThat(event.getAttributes().toString()).doesNotContain("99010219850307123X");
                });
    }

    @Test
    void aSampleTakesSoManyRowsAndKeepsNoState() throws Exception {
        execute("create table rk (id int primary key)", "insert into rk select generate_series(1, 100)");
        runner.setProperty(TableProperties.KEY, "id");
        runner.setProperty(PullProcessor.SAMPLE, "5");

        runner.run();

        assertThat(slices()).singleElement().satisfies(slice -> assertThat(slice.rows()).hasSize(5));
        assertThat(runner.getStateManager().getState(Scope.CLUSTER).toMap()).isEmpty();
    }

    @Test
    void aKeysetWithoutAKeyIsNotValid() {
        runner.assertNotValid();
    }

    private void keyset(String watermark, String key, int rows) {
        runner.setProperty(TableProperties.WATERMARK, watermark);
        runner.setProperty(TableProperties.KEY, key);
        runner.setProperty(TableProperties.ROWS, Integer.toString(rows));
    }

    /** Runs until there is nothing new. */
    private List<SliceArchives.Opened> pullAll() {
        List<SliceArchives.Opened> all = new ArrayList<>();
        for (List<SliceArchives.Opened> next = once(); !next.isEmpty(); next = once()) {
            all.addAll(next);
        }
        return all;
    }

    private List<SliceArchives.Opened> once() {
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).isEmpty();
        return slices();
    }

    private List<SliceArchives.Opened> slices() {
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    private String failure() {
        if (runner.getProcessContext().getProperty(TableProperties.KEY).getValue() == null) {
            runner.setProperty(TableProperties.KEY, "id");
        }
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS)).isEmpty();
        return failed().getAttribute(Attributes.ERROR_CODE);
    }

    private String message() {
        return failed().getAttribute(Attributes.ERROR_EN);
    }

    private MockFlowFile failed() {
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst();
    }

    private void configureAgain() throws Exception {
        runner = runner(postgres.getPostgresDatabase());
        runner.setProperty(TableProperties.TABLE, "rk");
    }

    private static TestRunner runner(DataSource source) throws Exception {
        return runner(source::getConnection);
    }

    private static TestRunner runner(SourcePool.Opener opener) throws Exception {
        TestRunner runner = TestRunners.newTestRunner(PullTable.class);
        SourcePool pool = new SourcePool(opener);
        runner.addControllerService("pool", pool, Map.of());
        runner.enableControllerService(pool);
        runner.setProperty(TableProperties.POOL, "pool");
        runner.setProperty(PullProcessor.DEPARTMENT, "gongan");
        runner.setProperty(PullProcessor.DATASET, "rk");
        return runner;
    }

    private static PGSimpleDataSource source(String user, String database, int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {port});
        source.setUser(user);
        source.setDatabaseName(database);
        return source;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
