package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;

/** Differential test: the cluster engine and DuckDB give the same results for generated queries. */
class EngineDifferentialTest {

    private static final TestCity CITY = TestCity.open();
    private static final QueryEngine DUCKDB = new QueryEngine(CITY.lake(), Map.of());
    private static final String COLUMNS = "id word number amount real flag born moment";
    private static final List<AccessRule> RULES = List.of(
            TestCity.lakeRule("t.a", "standard.battery_a", COLUMNS, "", Map.of()),
            TestCity.lakeRule("t.b", "standard.battery_b", "id other label", "", Map.of()),
            TestCity.lakeRule("t.nothing", "standard.battery_empty", COLUMNS, "", Map.of()),
            TestCity.lakeRule("t.evolved", "standard.battery_evolved", "id later", "", Map.of()));

    @BeforeAll
    static void tables() throws SQLException {
        Schema schema = new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "word", Types.StringType.get()),
                Types.NestedField.optional(3, "number", Types.LongType.get()),
                Types.NestedField.optional(4, "amount", Types.DecimalType.of(18, 4)),
                Types.NestedField.optional(5, "real", Types.DoubleType.get()),
                Types.NestedField.optional(6, "flag", Types.BooleanType.get()),
                Types.NestedField.optional(7, "born", Types.DateType.get()),
                Types.NestedField.optional(8, "moment", Types.TimestampType.withZone()));
        CITY.append(CITY.lakeTable("standard", "battery_a", schema),
                "SELECT id::BIGINT id, word, number::BIGINT AS number,"
                + " amount::DECIMAL(18,4) amount, \"real\"::DOUBLE AS \"real\", flag, born, moment FROM (VALUES "
                        + TypeQueryGenerator.ROWS
                + ") t(id, word, number, amount, \"real\", flag, born, moment)");
        CITY.lakeTable("standard", "battery_empty", schema);
        CITY.append(CITY.lakeTable("standard", "battery_b", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "other", Types.LongType.get()),
                Types.NestedField.optional(3, "label", Types.StringType.get()))),
                "SELECT id::BIGINT id, other::BIGINT other, label FROM (VALUES (1, 2, '王小明'), (2, 2, 'abc'), (3, "
                        + "NULL, 'x'),"
                        + " (99, 7, NULL)) t(id, other, label)");
        Table evolved = CITY.lakeTable("standard", "battery_evolved", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "later", Types.StringType.get())));
        CITY.append(evolved, "SELECT 1::BIGINT AS id");
        CITY.append(evolved, "SELECT 2::BIGINT AS id, 'x' AS later");
    }

    @Test
    void everyQueryOfTheBattery() {
        List<String> queries = new TypeQueryGenerator(20261125).queries();
        List<String> differences = new ArrayList<>();
        int rows = 0;
        int refused = 0;
        for (String sql : queries) {
            List<String> expected = outcome(DUCKDB, sql);
            List<String> came = outcome(CITY.engine(), sql);
            if (!came.equals(expected)) {
                differences.add(sql + "\n    DuckDB: " + expected + "\n    here:   " + came);
            }
            rows += expected.size();
            refused += expected.toString().startsWith("[SQ-") ? 1 : 0;
        }

        assertThat(differences).as("%d of %d queries differ:%n%s", differences.size(), queries.size(),
                String.join("\n", differences)).isEmpty();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(500);
        assertThat(rows).as("the queries are not all empty").isGreaterThan(2_000);
        assertThat(refused).as("most queries are answered").isLessThan(queries.size() / 10);
    }

    private static List<String> outcome(QueryEngine engine, String sql) {
        try {
            List<String> rows =
                    MaskedReference.comparable(engine.execute(new Query(ParsedSql.of(sql), RULES, TestCity.LIMITS)));
            return sql.contains("ORDER BY 1") ? rows : rows.stream().sorted().toList();
        } catch (CodedException e) {
            return List.of(e.code().id());
        }
    }
}
