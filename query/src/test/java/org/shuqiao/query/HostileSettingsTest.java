package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.sql.SqlFlavour;

/** Texts of a statement mean the same on a departmental database whatever its role and its database are set to. */
final class HostileSettingsTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule MASKED = TestCity.departmentRule("b.people", "hostile", "id name", "open = 'y'",
            Map.of("name", new Mask.PersonName()));
    private static final AccessRule CLEAR =
            TestCity.departmentRule("b.people", "hostile", "id name", "open = 'y'", Map.of());
    private static final AccessRule LAKE = TestCity.lakeRule("a.people", "standard.hostile", "id name", "", Map.of());

    /** Quotes, escapes, comments, variables, patterns, half of a GBK character, and what is beyond the first plane. */
    private static final List<String> TEXTS = List.of("'", "''", "\\", "\\\\", "\\'", "\\''", "a\\", "\\' OR 1=1 --",
            "'; DROP TABLE hostile; --", "\\'; --", "/* ' */", "--", "$$", "$a$ ' $a$", "?", ":x", "{d '2020-01-01'}",
            "${env:HOME}", "%", "_", "\\%", "\\_", "\\u0027", "\\x27", "\u00bf'", "\u00bf\\'", "\u7e97'", "運\\", "王小明",
            "\t\n\r", "\u0001", "\"", "`", "\ud83d\ude00'", "E'", "\u02bc", "\uff07", "x' AND 'y");

    static List<String> settings() {
        return List.of("standard_conforming_strings = off",
                "standard_conforming_strings = off; ALTER ROLE reader SET backslash_quote = on",
                "standard_conforming_strings = off; ALTER ROLE reader SET backslash_quote = off",
                "standard_conforming_strings = off; ALTER ROLE reader SET escape_string_warning = off",
                "transform_null_equals = on", "datestyle = 'German, DMY'", "intervalstyle = 'sql_standard'",
                "search_path = evil, pg_catalog", "quote_all_identifiers = on", "timezone = 'America/New_York'",
                "default_transaction_isolation = 'serializable'", "lc_messages = 'C'");
    }

    @BeforeAll
    static void people() throws SQLException {
        CITY.inDepartment("CREATE TABLE hostile (id BIGINT, name TEXT, secret TEXT, open TEXT);"
                + "INSERT INTO hostile VALUES (1000, '王小明', 's3cret', 'y'), (1001, '李四', 's3cret', 'n');"
                + "CREATE ROLE reader LOGIN SUPERUSER; CREATE SCHEMA evil;"
                + "CREATE FUNCTION evil.substr(text, integer, integer) RETURNS text LANGUAGE sql IMMUTABLE AS"
                + " 'SELECT $1';"
                + "CREATE FUNCTION evil.set_config(text, text, boolean) RETURNS text LANGUAGE sql AS 'SELECT $2';"
                + "CREATE FUNCTION evil.same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
                + "CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.same)");
        StringBuilder lake = new StringBuilder();
        try (Connection connection = CITY.department().getConnection();
                PreparedStatement row = connection.prepareStatement("INSERT INTO hostile VALUES (?, ?, 's3cret', 'y')")) {
            for (int i = 0; i < TEXTS.size(); i++) {
                row.setLong(1, i);
                row.setString(2, TEXTS.get(i));
                row.executeUpdate();
                lake.append(i == 0 ? "" : " UNION ALL ").append("SELECT CAST(").append(i).append(" AS BIGINT) AS id, ")
                        .append(SqlFlavour.DUCKDB.text(TEXTS.get(i))).append(" AS name");
            }
        }
        CITY.append(CITY.lakeTable("standard", "hostile", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()))), lake.toString());
    }

    @AfterEach
    void asBefore() throws SQLException {
        CITY.inDepartment("ALTER ROLE reader RESET ALL");
    }

    private static Answer ask(String sql, AccessRule... rules) {
        PGSimpleDataSource reader = new PGSimpleDataSource();
        reader.setUrl(((PGSimpleDataSource) CITY.department()).getUrl());
        reader.setUser("reader");
        try (QueryEngine engine = new QueryEngine(CITY.lake(), Map.of("minzheng", reader))) {
            return engine.execute(new Query(ParsedSql.of(sql), List.of(rules), TestCity.LIMITS));
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @ParameterizedTest
    @MethodSource("settings")
    void anInjectedUnionStaysAText(String setting) throws SQLException {
        CITY.inDepartment("ALTER ROLE reader SET " + setting);
        String attack = "SELECT id, name FROM b.people WHERE name = '\\'' UNION ALL SELECT id, secret || name FROM "
                + "\"public\".\"hostile\" --'";

        assertThat(ask(attack, MASKED).rows()).isEmpty();
        assertThat(ask("SELECT id, name FROM b.people WHERE name = "
                + quoted("\\' UNION ALL SELECT id, secret FROM public.hostile --"), MASKED).rows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyTextIsFoundAsItIsAndComesBackAsItIs(String setting) throws SQLException {
        CITY.inDepartment("ALTER ROLE reader SET " + setting);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            items.add("SELECT " + i + " AS n, id, " + quoted(TEXTS.get(i)) + " AS said, name FROM b.people"
                    + " WHERE name = " + quoted(TEXTS.get(i)) + " AND id < 1000");
        }

        Answer answer = ask(String.join(" UNION ALL ", items) + " ORDER BY 1", CLEAR);

        assertThat(answer.rows()).hasSize(TEXTS.size()).allSatisfy(row -> {
            assertThat(row.get(1)).isEqualTo(((Number) row.get(0)).longValue());
            assertThat(row.get(2)).isEqualTo(TEXTS.get(((Number) row.get(0)).intValue())).isEqualTo(row.get(3));
        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void filterMaskAndPatternsHold(String setting) throws SQLException {
        CITY.inDepartment("ALTER ROLE reader SET " + setting);

        assertThat(ask("SELECT id, name FROM b.people WHERE id >= 1000", MASKED).rows())
                .containsExactly(List.of(1000L, "王*"));
        assertThat(ask("SELECT count(*) FROM b.people WHERE name = NULL OR name <> NULL", MASKED).rows())
                .containsExactly(List.of(0L));
        assertThat(ask("SELECT id FROM b.people WHERE name LIKE '\\_' ORDER BY id", CLEAR).rows()) // no escape
                .hasSize((int) TEXTS.stream().filter(t -> t.startsWith("\\") && t.length() == 2).count());
        AccessRule filtered = TestCity.departmentRule("b.people", "hostile", "id", "name in ('\\', 'a\\', '''')",
                Map.of());
        assertThat(ask("SELECT count(*) FROM b.people", filtered).rows()).containsExactly(List.of(3L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83d", "\udc00x", "x\ud83d'"})
    void whatNoEngineTakesForATextIsRefused(String text) {
        assertThat(code("SELECT id FROM b.people WHERE name = " + quoted(text))).isEqualTo(QueryCode.NOT_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U&'\\0000'", "U&'\\D83D'", "_GBK'x'", "_UTF16'x'", "N'x'"})
    void whatMeansSuchATextIsRefusedToo(String literal) {
        assertThat(code("SELECT id FROM b.people WHERE name = " + literal))
                .isIn(QueryCode.NOT_TEXT, QueryCode.SYNTAX, QueryCode.NOT_OFFERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a${env:HOME}\"", "\"a\tb\"", "U&\"\\0001\""})
    void namesThatAnEngineCouldReadOtherwiseAreRefused(String name) {
        assertThat(code("SELECT id AS " + name + " FROM b.people")).isIn(QueryCode.NOT_TEXT, QueryCode.SYNTAX);
    }

    private static Object code(String sql) {
        return catchThrowableOfType(CodedException.class, () -> ask(sql, CLEAR)).code();
    }

    @Test
    void theLakeFindsEveryTextAsItIs() {
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(CITY.ask("SELECT id, " + quoted(TEXTS.get(i)) + " FROM a.people WHERE name = "
                    + quoted(TEXTS.get(i)), LAKE).rows()).containsExactly(List.of((long) i, TEXTS.get(i)));
        }
    }
}
