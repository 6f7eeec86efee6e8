package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.duckdb.DuckEngine;

/** Tests the reuse of DuckDB databases between queries. A table written behind the back of its query marks one. */
final class LakeDatabaseTest {

    private static final TestCity CITY = TestCity.open();
    private static final Backing.LakeTable ONE = new Backing.LakeTable("standard", "databases_one");
    private static final Backing.LakeTable OTHER = new Backing.LakeTable("standard", "databases_other");
    private static final String MARK = "COMMIT; CREATE TABLE marked AS SELECT 1 AS n";
    /** Of the marking table and the catalogue. */
    private static final long MOST_BYTES = 512 * 1024;
    private static final String READ = "SELECT id FROM \"standard.databases_one\"";

    private final DuckEngine engine = new DuckEngine(EngineSettings.standard());

    @BeforeAll
    static void tables() throws SQLException {
        Schema schema = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));
        CITY.append(CITY.lakeTable("standard", "databases_one", schema), "SELECT 1::BIGINT AS id");
        CITY.append(CITY.lakeTable("standard", "databases_other", schema), "SELECT 2::BIGINT AS id");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private LakeSession open(Backing.LakeTable... tables) {
        return engine.open(CITY.lake(), Set.of(tables), reads -> { });
    }

    private static void execute(LakeSession session, String sql) throws SQLException {
        try (Connection connection = session.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(LakeSession session, String sql) throws SQLException {
        try (Connection connection = session.connect(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean isMarked(LakeSession session) {
        try {
            execute(session, "SELECT n FROM marked");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void answeredAndMarked() throws SQLException {
        try (LakeSession session = open(ONE)) {
            execute(session, MARK);
            session.markComplete();
        }
    }

    @Test
    void oneThatAnsweredServesTheNextQueryOverTheSameFiles() throws SQLException {
        answeredAndMarked();

        try (LakeSession next = open(ONE)) {
            assertThat(isMarked(next)).isTrue();
            execute(next, READ);
        }
    }

    /** What keeps the log of the reads is told of a session once, before it gives a row, and may refuse. */
    @Test
    void whatIsReadIsToldBeforeAnythingIs() throws SQLException {
        List<Map<String, String>> told = new ArrayList<>();
        try (LakeSession session = engine.open(CITY.lake(), Set.of(ONE), told::add)) {
            assertThat(told).as("a session that reads nothing").isEmpty();
            assertThat(number(session, READ)).isOne();
            assertThat(number(session, READ)).isOne();
            assertThat(told).containsExactly(session.snapshots(Set.of(ONE)));
            assertThat(told.getFirst()).containsOnlyKeys("standard.databases_one");
        }
        try (LakeSession session = engine.open(CITY.lake(), Set.of(ONE), reads -> {
            throw new IllegalStateException("no line can be written");
        })) {
            assertThatThrownBy(() -> number(session, READ)).hasMessage("no line can be written");
        }
    }

    @Test
    void whatAQueryWritesDoesNotStay() throws SQLException {
        try (LakeSession session = open(ONE)) {
            for (String sql : List.of("CREATE TABLE left_behind AS SELECT 1 AS n",
                    "CREATE VIEW left_behind AS SELECT 1 AS n",
                    "CREATE OR REPLACE VIEW \"standard.databases_one\" AS SELECT 7 AS id",
                            "CREATE MACRO left_behind() AS 1",
                    "DROP VIEW \"standard.databases_one\"")) {
                assertThatThrownBy(() -> execute(session, sql)).as(sql).hasMessageContaining("read-only");
            }
            execute(session, "CREATE TEMP TABLE left_behind AS SELECT 1 AS n");
            execute(session, "ATTACH ':memory:' AS left_behind");
            execute(session, "SET VARIABLE left_behind = 1");
            execute(session, MARK);
            session.markComplete();
        }

        try (LakeSession next = open(ONE); Connection connection = next.connect();
                Statement statement = connection.createStatement();
                ResultSet left = statement.executeQuery("SELECT getvariable('left_behind')")) {
            assertThat(isMarked(next)).isTrue();
            assertThat(left.next()).isTrue();
            assertThat(left.getObject(1)).isNull();
            assertThatThrownBy(() -> execute(next, "SELECT n FROM left_behind")).hasMessageContaining("does not exist");
            assertThatThrownBy(() -> execute(next, "USE left_behind")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aPassThatWasNotReadToItsEndEndsWithItsQuery() throws SQLException {
        Connection left;
        try (LakeSession session = open(ONE)) {
            execute(session, MARK);
            left = session.connect();
            left.createStatement().executeQuery(READ);
            session.markComplete();
        }

        assertThat(left.isClosed()).isTrue();
        try (LakeSession next = open(ONE)) {
            assertThat(isMarked(next)).isTrue();
        }
    }

    @Test
    void oneThatWaitsHoldsNoFileAndNothingOfIt() throws Exception {
        Backing.LakeTable gone = new Backing.LakeTable("standard", "databases_gone");
        Schema schema = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));
        CITY.append(CITY.lakeTable("standard", "databases_gone", schema), "SELECT i AS id FROM range(100000) r(i)");
        String read = "SELECT id, count(*) FROM \"standard.databases_gone\" GROUP BY id ORDER BY id";
        Path file = Path.of(CITY.lake().plan("standard", "databases_gone").files().getFirst());
        try (LakeSession session = open(gone)) {
            execute(session, read);
            execute(session, MARK);
            session.markComplete();
        }

        assertThat(openFiles()).doesNotContain(file);
        Files.delete(file);
        try (LakeSession next = open(gone)) {
            assertThat(isMarked(next)).isTrue();
            assertThat(number(next, "SELECT coalesce(sum(memory_usage_bytes), 0) FROM duckdb_memory()"))
                    .isLessThan(MOST_BYTES);
            assertThatThrownBy(() -> execute(next, read)).isInstanceOfSatisfying(SQLException.class,
                    e -> assertThat(next.failure(e).code()).isEqualTo(QueryCode.LAKE_UNREADABLE));
        }
    }

    private static List<Path> openFiles() throws IOException {
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)) { // the listing's own is gone by now
                    open.add(Files.readSymbolicLink(descriptor));
                }
            }
        }
        return open;
    }

    @Test
    void oneThatDidNotAnswerServesNobody() throws SQLException {
        try (LakeSession session = open(ONE)) {
            execute(session, MARK);
        }

        try (LakeSession next = open(ONE)) {
            assertThat(isMarked(next)).isFalse();
        }
    }

    @Test
    void twoQueriesAtOnceHaveOneEach() throws SQLException {
        answeredAndMarked();

        try (LakeSession first = open(ONE); LakeSession second = open(ONE)) {
            assertThat(isMarked(first)).isTrue();
            assertThat(isMarked(second)).isFalse();
        }
    }

    @Test
    void otherTablesOrOtherSnapshotsAreAnotherDatabase() throws SQLException {
        answeredAndMarked();
        try (LakeSession both = open(ONE, OTHER); LakeSession other = open(OTHER)) {
            assertThat(isMarked(both)).isFalse();
            assertThat(isMarked(other)).isFalse();
            assertThatThrownBy(() -> execute(other, "SELECT id FROM \"standard.databases_one\""))
                    .isInstanceOf(SQLException.class);
        }

        CITY.append(CITY.catalog().loadTable(TableIdentifier.of("standard", "databases_one")),
                "SELECT 3::BIGINT AS id");
        try (LakeSession later = open(ONE)) {
            assertThat(isMarked(later)).isFalse();
        }
    }

    @Test
    void oneThatAnsweredIsStillLocked() throws Exception {
        answeredAndMarked();
        Path secret = Files.writeString(Files.createTempFile("secret", ".csv"), "a\n1\n");

        try (LakeSession next = open(ONE)) {
            assertThat(isMarked(next)).isTrue();
            for (String sql : new String[] {"SET threads = 8", "SET memory_limit = '8GB'",
                    "SET enable_external_access = true",
                "SET allowed_paths = ['/']", "SET lock_configuration = false", "SELECT * FROM read_csv('" + secret
                        + "')",
                "COPY (SELECT 1) TO '" + secret + "'", "ATTACH '" + secret + "x' AS x", "INSTALL httpfs"}) {
                assertThatThrownBy(() -> execute(next, sql)).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }
}
