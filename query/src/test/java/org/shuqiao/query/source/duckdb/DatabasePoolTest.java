package org.shuqiao.query.source.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.TableSnapshots;

/** Tests capacity, idle timeout and invalidation of the database pool. */
final class DatabasePoolTest {

    private final DatabasePool databases = new DatabasePool(EngineSettings.standard());

    @AfterEach
    void close() {
        databases.close();
    }

    private static TableSnapshots tables(Map<String, String> snapshots) {
        Map<Backing.LakeTable, LakeSnapshot> planned = new TreeMap<>(Comparator.comparing(Backing.LakeTable::label));
        snapshots.forEach((table, snapshot) -> planned.put(new Backing.LakeTable("standard", table), new LakeSnapshot(
                "standard." + table, Optional.of(snapshot), List.of(),
                        List.of("/lake/" + table + "-" + snapshot + ".parquet"), List.of(), 1, true)));
        return new TableSnapshots(planned);
    }

    private DuckDBConnection kept(TableSnapshots tables) {
        DuckDBConnection database = databases.fresh();
        databases.giveBack(database, tables);
        return database;
    }

    /** Ending is done beside the queries, and over when all is closed. */
    private List<Boolean> closedInTheEnd(DuckDBConnection... all) throws SQLException {
        databases.close();
        List<Boolean> closed = new ArrayList<>();
        for (DuckDBConnection database : all) {
            closed.add(database.isClosed());
        }
        return closed;
    }

    @Test
    void itIsGivenToOneOverTheSameTablesAtTheSameSnapshots() {
        DuckDBConnection database = kept(tables(Map.of("rk", "1", "house", "7")));

        assertThat(databases.borrow(tables(Map.of("rk", "1")))).isEmpty();
        assertThat(databases.borrow(tables(Map.of("house", "7", "rk", "1")))).containsSame(database);
        assertThat(databases.borrow(tables(Map.of("house", "7", "rk", "1")))).isEmpty();
    }

    @Test
    void itEndsWhenATableOfItsOwnIsSeenAtAnotherSnapshot() {
        TableSnapshots before = tables(Map.of("rk", "1", "house", "7"));
        kept(before);
        DuckDBConnection apart = kept(tables(Map.of("school", "3")));

        assertThat(databases.borrow(tables(Map.of("rk", "2")))).isEmpty();

        assertThat(databases.borrow(before)).isEmpty();
        assertThat(databases.borrow(tables(Map.of("school", "3")))).containsSame(apart);
    }

    @Test
    void itWaitsAMinute() throws SQLException {
        TableSnapshots tables = tables(Map.of("rk", "1"));
        DuckDBConnection first = kept(tables);

        databases.evictIdle(System.nanoTime() + Duration.ofSeconds(50).toNanos());
        assertThat(databases.borrow(tables)).containsSame(first);

        databases.giveBack(first, tables);
        databases.evictIdle(System.nanoTime() + Duration.ofSeconds(60).toNanos());
        assertThat(databases.borrow(tables)).isEmpty();
        assertThat(closedInTheEnd(first)).containsOnly(true);
    }

    @Test
    void sixteenWaitAtMostAndTheOldestEnds() {
        DuckDBConnection oldest = kept(tables(Map.of("t0", "1")));
        for (int table = 1; table <= 16; table++) {
            kept(tables(Map.of("t" + table, "1")));
        }

        assertThat(databases.borrow(tables(Map.of("t0", "1")))).isEmpty();
        assertThat(databases.borrow(tables(Map.of("t1", "1")))).isPresent().get().isNotSameAs(oldest);
    }

    @Test
    void allEndWithTheEngineAlsoOneThatComesBackLater() throws SQLException {
        DuckDBConnection waiting = kept(tables(Map.of("rk", "1")));
        DuckDBConnection busy = databases.fresh();

        databases.close();
        databases.giveBack(busy, tables(Map.of("rk", "1")));

        assertThat(databases.borrow(tables(Map.of("rk", "1")))).isEmpty();
        assertThat(closedInTheEnd(waiting, busy)).containsOnly(true);
    }
}
