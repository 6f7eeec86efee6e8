package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

final class RefusalTest {

    private static final RawRegisters CITY = RawRegisters.open();

    @Test
    void aStatementWithoutEndIsRefusedBeforeItIsRead() {
        String sql = "SELECT name FROM gongan.rk WHERE name IN (" + "'王小明',".repeat(50_000) + "'x')";

        CodedException refusal = catchThrowableOfType(CodedException.class, () -> CITY.ask(sql));

        assertThat(refusal.code()).isEqualTo(QueryCode.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELEC name FROM gongan.rk | SYNTAX",
        "SELECT name FROM gongan.rk WHERE name = '王小明 | SYNTAX",
        "SELECT name FROM gongan.rk; SELECT phone FROM gongan.rk | SEVERAL_STATEMENTS",
        "SELECT 1 FROM gongan.rk; DROP TABLE gongan.rk | SEVERAL_STATEMENTS",
        "DELETE FROM gongan.rk WHERE name = '王小明' | NOT_A_QUERY",
        "INSERT INTO gongan.rk (name) VALUES ('王小明') | NOT_A_QUERY",
        "UPDATE gongan.rk SET name = '王小明' | NOT_A_QUERY",
        "EXPLAIN PLAN FOR SELECT * FROM gongan.rk | NOT_A_QUERY",
        "CREATE TABLE x (name VARCHAR) | NOT_A_QUERY",
        "COPY gongan.rk TO '/tmp/x' | NOT_A_QUERY",
        "SELECT * FROM gongan.secret | TABLE_NOT_GRANTED",
        "SELECT * FROM rk | TABLE_NOT_GRANTED",
        "SELECT * FROM \"standard.twin_rk\" | TABLE_NOT_GRANTED",
        "SELECT * FROM standard.twin_rk | TABLE_NOT_GRANTED",
        "SELECT * FROM information_schema.tables | TABLE_NOT_GRANTED",
        "SELECT * FROM pg_catalog.pg_user | TABLE_NOT_GRANTED",
        "SELECT * FROM lake.twin_rk | TABLE_NOT_GRANTED",
        "SELECT address FROM gongan.rk | COLUMN_NOT_GRANTED",
        "SELECT r.address FROM gongan.rk r | COLUMN_NOT_GRANTED",
        "SELECT name FROM gongan.rk WHERE address = '王小明' | COLUMN_NOT_GRANTED",
        "SELECT name FROM gongan.rk ORDER BY address | COLUMN_NOT_GRANTED",
        "SELECT name FROM gongan.rk WHERE name = \"王小明\" | COLUMN_NOT_GRANTED",
        "SELECT * FROM read_parquet('/etc/passwd') | NOT_OFFERED",
        "SELECT * FROM TABLE(read_text('/etc/passwd')) | NOT_OFFERED",
        "SELECT sha256(name) FROM gongan.rk | NOT_OFFERED",
        "SELECT pg_sleep(10) FROM minzheng.dibao | NOT_OFFERED",
        "SELECT RAND() FROM gongan.rk | NOT_OFFERED",
        "SELECT SESSION_USER FROM gongan.rk | COLUMN_NOT_GRANTED",
        "SELECT LISTAGG(name) FROM gongan.rk | NOT_OFFERED",
        "SELECT * FROM gongan.rk TABLESAMPLE BERNOULLI(5) | NOT_OFFERED",
        "SELECT * FROM gongan.rk WHERE name = ? | NOT_OFFERED",
        "WITH RECURSIVE t(n) AS (SELECT 1 FROM gongan.rk UNION ALL SELECT n + 1 FROM t) SELECT * FROM t | NOT_OFFERED",
        "SELECT name, COUNT(*) FROM gongan.rk | NOT_VALID",
        "SELECT name FROM gongan.rk WHERE born = '王小明' AND id + name > TRUE | NOT_VALID",
        "SELECT CAST(name AS BIGINT) FROM gongan.rk | VALUE_DOES_NOT_FIT",
        "SELECT CAST(holder AS BIGINT) FROM minzheng.dibao | VALUE_DOES_NOT_FIT",
        "SELECT id / (id - id) FROM minzheng.dibao | VALUE_DOES_NOT_FIT",
        "SELECT id / (id - id) FROM gongan.rk | VALUE_DOES_NOT_FIT"})
    void whatIsNotAQueryOverTheGrantsIsRefusedByCodeAndWithoutItsValues(String sql, QueryCode code) {
        CodedException refusal = catchThrowableOfType(CodedException.class, () -> CITY.ask(sql));

        assertThat(refusal).as(sql).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        StringWriter stack = new StringWriter();
        refusal.printStackTrace(new PrintWriter(stack));
        assertThat(stack + refusal.text(Language.ZH)).doesNotContain("王小明", "王*", "/etc/passwd");
    }

    @Test
    void theErrorNamesTheColumnAndItsPlace() {
        assertThatThrownBy(() -> CITY.ask("SELECT name,\n  address FROM gongan.rk"))
                .hasMessageContaining("No column address").hasMessageContaining("2:3");
        assertThatThrownBy(() -> CITY.ask("SELECT name FROM gongan.secret")).hasMessageContaining("gongan.secret");
    }

    @Test
    void aPurposeWithoutGrantsHasNoPlan() {
        assertThatThrownBy(() -> CITY.city.ask("SELECT 1")).hasMessageContaining("SQ-QRY-0008");
    }

    @Test
    void pivotsAndStarsSeeMaskedValuesOnly() {
        Answer answer = CITY.ask("SELECT * FROM (SELECT name, sex, id FROM gongan.rk) PIVOT (COUNT(*) AS n FOR sex IN "
                + "('1', '2'))");

        assertThat(answer.rows()).isNotEmpty();
        assertThat(CITY.canaries()).noneMatch(canary -> answer.rows().toString().contains(canary));
    }

    @Test
    void aGrantedColumnThatTheDataLostAndAWrongMaskAreErrorsOfTheGrant() {
        AccessRule lost = TestCity.lakeRule("gongan.rk", "standard.twin_rk", "id gone", "", Map.of());
        AccessRule odd = TestCity.lakeRule("gongan.rk", "standard.twin_rk", "id", "", Map.of("id", new Mask.Phone()));
        AccessRule filter = TestCity.lakeRule("gongan.rk", "standard.twin_rk", "id", "born = 'yesterday'", Map.of());
        AccessRule nowhere = TestCity.lakeRule("gongan.rk", "standard.nothing", "id", "", Map.of());

        assertThat(List.of(lost, odd, filter, nowhere)).extracting(rule -> catchThrowableOfType(CodedException.class,
                        () -> CITY.city.ask("SELECT * FROM gongan.rk", rule)).code())
                .isEqualTo(List.of(QueryCode.BACKING_CHANGED, QueryCode.MASK_DOES_NOT_FIT,
                        QueryCode.FILTER_DOES_NOT_FIT, QueryCode.LAKE_UNREADABLE));
    }

    @Test
    void severalGrantsOfOneTableAreNeverMixed() {
        AccessRule names = TestCity.lakeRule("gongan.rk", "standard.twin_rk", "id name", "division = '990102'",
                Map.of());
        AccessRule phones = TestCity.rule("gongan.rk", names.backing(), "id phone", "division = '990103'", Map.of(),
                OptionalInt.empty());

        assertThat(CITY.city.ask("SELECT MIN(id) FROM gongan.rk", names, phones).rows()).containsExactly(List.of(0L));
        assertThat(CITY.city.ask("SELECT MIN(id) FROM gongan.rk WHERE phone IS NOT NULL", names, phones).rows())
                .containsExactly(List.of(1L));
        assertThatThrownBy(() -> CITY.city.ask("SELECT name, phone FROM gongan.rk", names, phones))
                .hasMessageContaining("SQ-QRY-0005");
    }

    @Test
    void conditionsThatFailOnRowsOutsideTheFilterSayNothingOfThem() {
        AccessRule numbers = TestCity.departmentRule("minzheng.n", "twin_dibao", "id division", "division = '990103'",
                Map.of());
        // 990102 and 990104 would divide by zero here; only rows outside the filter do
        String sql = "SELECT COUNT(*) FROM minzheng.n WHERE 1 / (CAST(division AS BIGINT) - 990102) > 5"
                + " OR 1 / (CAST(division AS BIGINT) - 990104) > 5";

        assertThat(CITY.city.ask(sql, numbers).rows()).containsExactly(List.of(0L));
    }
}
