package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.VerifyAnswer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.source.SourceReading;

final class VerifyTest {

    private static final TestCity CITY = TestCity.open();
    private static final SourceReading TIME = SourceReading.within(Duration.ofSeconds(20));

    @BeforeAll
    static void twoRegisters() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "verify_rk", new Schema(
                Types.NestedField.optional(1, "sfzh", Types.StringType.get()),
                Types.NestedField.optional(2, "xm", Types.StringType.get()),
                Types.NestedField.optional(3, "born", Types.DateType.get()),
                Types.NestedField.optional(4, "division", Types.StringType.get()))), """
                SELECT * FROM (VALUES ('A1', '王小明', DATE '1949-10-01', '990102'),
                  ('A2', '李四', DATE '2000-01-01', '990103')) t(sfzh, xm, born, division)""");
        CITY.inDepartment("CREATE TABLE verify_rk (sfzh text, xm varchar(20), born date, division char(6));"
                + "INSERT INTO verify_rk VALUES ('A1', '王小明', '1949-10-01', '990102'), ('A2', '李四', '2000-01-01', "
                        + "'990103')");
    }

    private static List<AccessRule> rules(String filter, Map<String, Mask> masks) {
        return List.of(TestCity.lakeRule("gongan.rk", "standard.verify_rk", "sfzh xm born", filter, masks),
                TestCity.departmentRule("gongan.rk", "verify_rk", "sfzh xm born", filter, masks));
    }

    @Test
    void eachCandidateGetsYesOrNo() {
        for (AccessRule rule : rules("", Map.of())) {
            VerifyAnswer answer = CITY.engine().verify(rule, "sfzh", List.of(
                    Map.of("sfzh", "A1"),
                    Map.of("sfzh", "A1", "xm", "王小明", "born", "1949-10-01"),
                    Map.of("sfzh", "A1", "xm", "李四"),
                    Map.of("sfzh", "A2", "born", "not a date"),
                    Map.of("sfzh", "A3"),
                    Map.of("sfzh", "A1' OR '1'='1")), TIME);

            assertThat(answer.verdicts()).containsExactly(true, true, false, false, false, false);
        }
    }

    @Test
    void rowsOutsideTheFilterAnswerNo() {
        for (AccessRule rule : rules("division = '990102'", Map.of())) {
            assertThat(CITY.engine().verify(rule, "sfzh", List.of(Map.of("sfzh", "A1"), Map.of("sfzh", "A2")), TIME)
                    .verdicts()).containsExactly(true, false);
        }
    }

    @Test
    void maskedUngrantedAndMissingColumnsAndTooManyCandidatesAreRefused() {
        AccessRule rule = rules("", Map.of("xm", new Mask.PersonName())).getFirst();

        assertRefused(QueryCode.MASKED_NOT_VERIFIED, rule, List.of(Map.of("sfzh", "A1", "xm", "王小明")));
        assertRefused(QueryCode.COLUMN_NOT_GRANTED, rule, List.of(Map.of("sfzh", "A1", "division", "990102")));
        assertRefused(QueryCode.CANDIDATE_INCOMPLETE, rule, List.of(Map.of("born", "2000-01-01")));
        assertRefused(QueryCode.TOO_MANY_CANDIDATES, rule, Collections.nCopies(501, Map.of("sfzh", "A1")));
        assertThat(CITY.engine().verify(rule, "sfzh", Collections.nCopies(500, Map.of("sfzh", "A1")), TIME).verdicts())
                .hasSize(500).doesNotContain(false);
    }

    private static void assertRefused(QueryCode code, AccessRule rule, List<Map<String, String>> candidates) {
        assertThatThrownBy(() -> CITY.engine().verify(rule, "sfzh", candidates, TIME))
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).doesNotContain("王小明");
                });
    }
}
