package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.nifi.components.state.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.standards.source.Hours;

/** What a pull asks of a source keeps to the limits of its load. */
class PullLoadTest extends PulledTable {

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
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    protected String time() {
        return "timestamp";
    }

    @Override
    protected String bytes() {
        return "bytea";
    }

    @Test
    void hoursThatEndInASliceBreakItOffAndTheNextGoOnFromTheSameBound() throws Exception {
        execute("create table rk (id int primary key)", "insert into rk select generate_series(1, 5000)");
        for (String way : List.of("copy", "query")) {
            Ticking clock = new Ticking(() -> { });
            open(new PullTable(clock), new SourcePool(this::connect));
            keyset(null, "id", 2000);
            runner().setProperty(TableProperties.READ, way);
            runner().setProperty(TableProperties.HOURS, "12:00-13:00");
            assertThat(once()).singleElement().satisfies(slice -> assertThat(slice.rows()).hasSize(2000));

            clock.endAfter(1, "13:00"); // the pull looks once before it reads
            assertThat(once()).as(way).isEmpty();
            assertThat(remarks()).containsExactly("SQ-COL-0132");
            assertThat(runner().getStateManager().getState(Scope.CLUSTER).get("to")).contains("2000");
            assertThat(once()).isEmpty();
            assertThat(remarks()).containsExactly("SQ-COL-0130");

            clock.set("12:00");
            assertThat(pullAll().stream().mapToInt(slice -> slice.rows().size()).sum()).isEqualTo(3000);
        }
    }

    @Test
    void aSnapshotThatDoesNotEndWithinTheHoursFails() throws Exception {
        execute("create table rk (id int primary key)", "insert into rk select generate_series(1, 5000)");
        Ticking clock = new Ticking(() -> { });
        open(new PullTable(clock), new SourcePool(this::connect));
        runner().setProperty(TableProperties.MODE, "snapshot");
        runner().setProperty(TableProperties.HOURS, "12:00-13:00");

        clock.endAfter(1, "13:00");
        assertThat(failure()).isEqualTo("SQ-COL-0132");
        clock.set("12:00");
        assertThat(once()).singleElement().satisfies(slice -> assertThat(slice.rows()).hasSize(5000));
    }

    @Test
    void outsideTheHoursOfASourceNothingIsAskedOfItAndNothingFails() throws Exception {
        LocalTime now = LocalTime.now(SystemClock.beijing()).truncatedTo(ChronoUnit.MINUTES);
        execute("create table rk (id int)", "insert into rk values (1)");
        boolean[] asked = new boolean[1];
        open(new SourcePool(() -> {
            asked[0] = true;
            return connect();
        }));
        runner().setProperty(TableProperties.KEY, "id");
        runner().setProperty(TableProperties.HOURS, new Hours(now.plusHours(2), now.plusHours(3)).text());

        assertThat(once()).isEmpty();
        assertThat(asked[0]).isFalse();
        assertThat(runner().getFlowFilesForRelationship(PullProcessor.REMARK)).singleElement().satisfies(told ->
                assertThat(told.getAttribute(Attributes.ERROR_EN)).contains("waits until " + now.plusHours(2)));
        assertThat(runner().getFlowFilesForRelationship(PullProcessor.REMARK).getFirst()
                .getAttribute(Attributes.ERROR_CODE)).isEqualTo("SQ-COL-0130");

        runner().setProperty(TableProperties.HOURS, new Hours(now.minusHours(2), now.plusHours(3)).text());
        assertThat(once()).hasSize(1);
    }

    @Test
    void aServerHasNoMoreConnectionsThanItAllowsToAllPulls() throws Exception {
        execute("create table rk (id int)", "insert into rk values (1)");
        runner().setProperty(TableProperties.KEY, "id");
        runner().setProperty(TableProperties.SOURCE_URI, "jdbc:postgresql://db.example:5432/gongan");
        runner().setProperty(TableProperties.CONNECTIONS, "1");
        runner().setProperty(TableProperties.CONNECT, "200 millis");
        try (SourceLoad other = SourceLoad.enter("jdbc:postgresql://db.example:5432/minzheng", 1, 0,
                Optional.empty(), Duration.ZERO)) {
            assertThat(failure()).isEqualTo("SQ-COL-0131");
            runner().setProperty(TableProperties.CONNECT, "60 sec"); // to connect takes its time on a busy machine
            runner().setProperty(TableProperties.CONNECTIONS, "2");
            assertThat(once()).hasSize(1);
            assertThat(other.fetch(7)).isEqualTo(7);
        }
        runner().setProperty(TableProperties.CONNECTIONS, "1");
        assertThat(once()).isEmpty();
    }

    @Test
    void rowsComeNoFasterThanTheSourceAllows() throws Exception {
        execute("create table rk (id int)", "insert into rk select generate_series(1, 40)");
        for (String way : List.of("copy", "query")) {
            fresh();
            runner().setProperty(TableProperties.KEY, "id");
            runner().setProperty(TableProperties.READ, way);
            runner().setProperty(TableProperties.RATE, "100");
            long begin = System.nanoTime();

            assertThat(once().getFirst().rows()).hasSize(40);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(way).isGreaterThan(Duration.ofMillis(390));
        }
    }
}
