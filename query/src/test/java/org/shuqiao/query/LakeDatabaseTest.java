package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.source.DuckEngine;
import org.shuqiao.query.source.LakeSession;

/** Which database a question over the lake gets. A table stands for whatever a question might leave behind in one. */
final class LakeDatabaseTest {

    private static final TestCity CITY = TestCity.open();
    private static final Backing.LakeTable ONE = new Backing.LakeTable("standard", "databases_one");
    private static final Backing.LakeTable OTHER = new Backing.LakeTable("standard", "databases_other");
    private static final String MARK = "CREATE TABLE marked AS SELECT 1 AS n";

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
        return engine.open(CITY.lake(), Set.of(tables));
    }

    private static void execute(LakeSession session, String sql) throws SQLException {
        try (Connection connection = session.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
            session.answered();
        }
    }

    @Test
    void oneThatAnsweredServesTheNextQuestionOverTheSameFiles() throws SQLException {
        answeredAndMarked();

        try (LakeSession next = open(ONE)) {
            assertThat(isMarked(next)).isTrue();
            execute(next, "SELECT id FROM \"standard.databases_one\"");
        }
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
    void twoQuestionsAtOnceHaveOneEach() throws SQLException {
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
            assertThatThrownBy(() -> execute(other, "SELECT id FROM \"standard.databases_one\"")).isInstanceOf(SQLException.class);
        }

        CITY.append(CITY.catalog().loadTable(org.apache.iceberg.catalog.TableIdentifier.of("standard", "databases_one")),
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
            for (String sql : new String[] {"SET threads = 8", "SET memory_limit = '8GB'", "SET enable_external_access = true",
                "SET allowed_paths = ['/']", "SET lock_configuration = false", "SELECT * FROM read_csv('" + secret + "')",
                "COPY marked TO '" + secret + "'", "ATTACH '" + secret + "x' AS x", "INSTALL httpfs"}) {
                assertThatThrownBy(() -> execute(next, sql)).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }
}
