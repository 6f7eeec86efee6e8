package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

final class GrantedQueryTest {

    private static final TestCity CITY = TestCity.open();
    private static Table table;

    @BeforeAll
    static void aPopulationRegister() throws SQLException {
        table = CITY.lakeTable("standard", "thin_rk", new Schema(
                Types.NestedField.optional(1, "citizen_number", Types.StringType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()),
                Types.NestedField.optional(3, "sex", Types.StringType.get()),
                Types.NestedField.optional(4, "birth_date", Types.DateType.get()),
                Types.NestedField.optional(5, "division", Types.StringType.get())));
        CITY.append(table, """
                SELECT * FROM (VALUES
                  ('990102198503071235', '王小明', '1', DATE '1985-03-07', '990102'),
                  ('990103194910010026', '李四', '2', DATE '1949-10-01', '990103'),
                  ('990102200001010010', '欧阳娜娜', '2', DATE '2000-01-01', '990102'))
                t(citizen_number, name, sex, birth_date, division)""");
    }

    private static AccessRule rule() {
        return TestCity.lakeRule("gongan.rk", "standard.thin_rk", "citizen_number name birth_date",
                "division = '990102'", Map.of("name", new Mask.PersonName(), "citizen_number",
                        new Mask.CitizenNumber()));
    }

    @Test
    void aQuerySeesGrantedColumnsAndRowsMasked() {
        Answer answer = CITY.ask("SELECT * FROM gongan.rk ORDER BY birth_date", rule());

        assertThat(answer.columns()).extracting(AnswerColumn::name).containsExactly("citizen_number", "name",
                "birth_date");
        assertThat(answer.rows()).containsExactly(
                List.of("990102198*********", "王*", LocalDate.of(1985, 3, 7)),
                List.of("990102200*********", "欧*", LocalDate.of(2000, 1, 1)));
        assertThat(answer.grantsUsed()).containsExactly("G-gongan.rk");
        assertThat(answer.snapshots())
                .containsEntry("standard.thin_rk", String.valueOf(table.currentSnapshot().snapshotId()));
    }

    @Test
    void aConditionOnAMaskedColumnMeetsTheMaskedValue() {
        assertThat(CITY.ask("SELECT name FROM gongan.rk WHERE name = '王小明'", rule()).rows()).isEmpty();
        Answer masked = CITY.ask("select count(*) n from GONGAN.RK where NAME = '王*'", rule());
        assertThat(masked.rows()).containsExactly(List.of(1L));
    }

    @Test
    void rowsMayBeOrderedByAColumnThatIsNotShown() {
        assertThat(CITY.ask("SELECT name FROM gongan.rk ORDER BY birth_date DESC", rule()).rows())
                .containsExactly(List.of("欧*"), List.of("王*"));
        assertThat(CITY.ask("SELECT birth_date, name AS who FROM gongan.rk ORDER BY citizen_number DESC LIMIT 1",
                rule()).rows())
                .containsExactly(List.of(LocalDate.of(2000, 1, 1), "欧*"));
        Answer values = CITY.ask("SELECT v.x FROM (VALUES ('a', 2), ('b', 1)) v(x, y) ORDER BY v.y", rule());
        assertThat(values.columns()).extracting(AnswerColumn::name).containsExactly("x");
        assertThat(values.rows()).containsExactly(List.of("b"), List.of("a"));
    }

    @Test
    void whatTheQueryDoesNotNameIsNotOpened() {
        AccessRule lost = TestCity.lakeRule("minzheng.lost", "standard.lost", "id", "", Map.of());

        assertThat(CITY.ask("SELECT name FROM Gongan.\"rk\" ORDER BY name", rule(), lost).rows()).hasSize(2);
        assertThatThrownBy(() -> CITY.ask("SELECT id FROM gongan.rk, MINZHENG.LOST", rule(), lost))
                .hasMessageContaining("SQ-QRY-0013");
    }
}
