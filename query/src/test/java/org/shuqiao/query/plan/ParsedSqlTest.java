package org.shuqiao.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.query.policy.TableName;

final class ParsedSqlTest {

    private static final TableName RK = new TableName("gongan", "rk");

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT name FROM gongan.rk",
        "select NAME from GONGAN.RK r",
        "SELECT 1 FROM \"gongan\".\"rk\"",
        "SELECT x FROM a.b JOIN gongan.rk ON a.b.id = rk.id",
        "SELECT x FROM a.b WHERE id IN (SELECT id FROM gongan.rk)",
        "WITH w AS (SELECT * FROM gongan.rk) SELECT * FROM w",
        "SELECT x FROM a.b UNION SELECT x FROM gongan.rk",
        "SELECT (SELECT COUNT(*) FROM gongan.rk) FROM a.b",
        "DELETE FROM gongan.rk",
        "SELECT 1; SELECT 2 FROM gongan.rk",
        "SELEC name FROM gongan.rk",
        "SELEC name FROM gongan.\"rk\"",
        "DROP TABLE gongan.rk"})
    void aTableThatIsNamedIsFoundWhetherTheTextIsAQueryOrNot(String sql) {
        assertThat(ParsedSql.of(sql).names(RK)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT name FROM gongan.rk2",
        "SELECT 'rk' FROM a.b",
        "SELECT x FROM a.b -- not of rk",
        "SELECT x /* rk */ FROM a.b",
        "SELEC 'rk' FROM a.b /* rk */",
        ""})
    void aWordInALiteralOrACommentNamesNoTable(String sql) {
        assertThat(ParsedSql.of(sql).names(RK)).isFalse();
    }

    @Test
    void whatIsNoQueryIsRefusedWhenItIsAskedAndNotBefore() {
        ParsedSql drop = ParsedSql.of("DROP TABLE gongan.rk");

        assertThatThrownBy(drop::mustBeQuery).hasMessageContaining("SQ-QRY-0003");
        assertThatThrownBy(drop::tree).hasMessageContaining("SQ-QRY-0003");
    }

    @Test
    void eachPlanHasATreeOfItsOwnWithEveryPlaceOfTheText() {
        ParsedSql parsed = ParsedSql.of("""
                WITH w AS (SELECT DISTINCT name, COUNT(*) AS n FROM gongan.rk WHERE sex IN ('1', '2') GROUP BY name)
                SELECT CASE WHEN n > 1 THEN name END, SUM(n) OVER (PARTITION BY name ORDER BY n ROWS 2 PRECEDING)
                FROM w JOIN a.b USING (name) ORDER BY n DESC FETCH FIRST 3 ROWS ONLY""");

        var one = parsed.tree();
        var other = parsed.tree();

        assertThat(one).isNotSameAs(other);
        assertThat(one.toString()).isEqualTo(other.toString());
        assertThat(one.getParserPosition()).isEqualTo(other.getParserPosition());
    }

    @Test
    void noValueOfTheTextIsInWhatItSaysOfItself() {
        assertThat(ParsedSql.of("SELECT 1 FROM gongan.rk WHERE name = '王小明'").toString()).doesNotContain("王小明");
    }
}
