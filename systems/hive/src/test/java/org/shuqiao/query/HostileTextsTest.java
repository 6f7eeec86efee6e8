package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.sql.SqlFlavour;

/** Texts with quotes, backslashes and variables mean themselves on the cluster's engine. */
class HostileTextsTest {

    private static final TestCity CITY = TestCity.open();
    private static final List<String> TEXTS = HostileSettingsTest.TEXTS;
    private static final AccessRule RULE = TestCity.lakeRule("t.texts", "standard.texts", "id name", "", Map.of());

    @BeforeAll
    static void texts() throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            rows.append(i == 0 ? "" : " UNION ALL ").append("SELECT CAST(").append(i).append(" AS BIGINT) AS id, ")
                    .append(SqlFlavour.DUCKDB.text(TEXTS.get(i))).append(" AS name");
        }
        CITY.append(CITY.lakeTable("standard", "texts", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()))), rows.toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Test
    void eachIsFoundAsItIs() {
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(CITY.ask("SELECT id, " + quoted(TEXTS.get(i)) + " FROM t.texts WHERE name = "
                    + quoted(TEXTS.get(i)), RULE).rows()).containsExactly(List.of((long) i, TEXTS.get(i)));
        }
    }

    @Test
    void allAreFoundInOneListAndByAPatternThatEscapesThem() {
        String all = TEXTS.stream().map(HostileTextsTest::quoted).collect(Collectors.joining(", "));

        assertThat(CITY.ask("SELECT count(*) FROM t.texts WHERE name IN (" + all + ")", RULE).rows())
                .containsExactly(List.of((long) TEXTS.size()));
        assertThat(CITY.ask("SELECT name FROM t.texts WHERE name LIKE '!%' ESCAPE '!'", RULE).rows())
                .containsExactly(List.of("%"));
        assertThat(CITY.ask("SELECT count(*) FROM t.texts WHERE name LIKE '\\%' ESCAPE '\\'", RULE).rows())
                .containsExactly(List.of(1L));
    }
}
