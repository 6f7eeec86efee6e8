package org.shuqiao.standards.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.pack.StandardPack;

/** What is judged by the rest of its row: codes by the row's day, default dates by the citizen number, keys. */
class RowDayTest {

    @Test
    void aDivisionIsJudgedByTheDayThatTheMappingNames() {
        RowMapper mapper = Samples.mapper(Samples.file("zone day", """
                columns:
                  - {from: zone, to: division, element: division, on: happened}
                  - {from: day, to: happened, element: datetime}
                """));

        assertThat(values(mapper, "zone", "330104", "day", "2020-06-01 10:00")).containsEntry("division", "330104");
        assertThat(flags(mapper, "zone", "330104", "day", "2026-06-01 10:00"))
                .containsExactly(new Flag("division", "GBT2260-abolished"));
        assertThat(values(mapper, "zone", "500105", "day", "2025-11-01 10:00")).containsEntry("division", "500105");
        assertThat(values(mapper, "zone", "500157", "day", "2026-06-01 10:00")).containsEntry("division", "500157");
        assertThat(flags(mapper, "zone", "500157", "day", "2024-06-01 10:00"))
                .containsExactly(new Flag("division", "GBT2260-not-yet"));
        assertThat(flags(mapper, "zone", "330104", "day", "")).as("without a day of its own, today's")
                .containsExactly(new Flag("division", "GBT2260-abolished"));
        assertThat(values(mapper, "zone", "浙江省杭州市江干区", "day", "2020-06-01 10:00"))
                .containsEntry("division", "330104");
    }

    @Test
    void aCheckOfTheDivisionAgainstADayJudgesItByThatDay() {
        RowMapper mapper = Samples.mapper(Samples.file("zone day", """
                columns:
                  - {from: zone, to: division, element: division}
                  - {from: day, to: happened, element: date}
                checks:
                  - {check: division-in-force, columns: [division, happened]}
                """));

        assertThat(values(mapper, "zone", "330104", "day", "2020-06-01")).containsEntry("division", "330104");
        assertThat(flags(mapper, "zone", "500157", "day", "2024-06-01"))
                .containsExactly(new Flag("division", "ROW-division"));
    }

    @Test
    void aDefaultDateStandsWhereTheCitizenNumberSaysTheSameOrTheMappingAllowsIt() {
        RowMapper person = Samples.mapper(Samples.population());
        String born = "990102197001010315";
        Map<String, String> row = Samples.row("gmsfhm", born, "xm", "王明", "xb", "1", "csrq", "19700101",
                "upd_time", "");

        assertThat(((StandardRow) person.map(row)).values()).containsEntry("birth_date", "1970-01-01");
        assertThat(((StandardRow) person.map(row)).flags()).isEmpty();
        row.put("gmsfhm", "990102198503071235");
        assertThat(((StandardRow) person.map(row)).flags()).contains(new Flag("birth_date", "GBT7408-default"));

        RowMapper allowing = Samples.mapper(Samples.file("d", """
                columns:
                  - {from: d, to: founded, element: date, allow: [GBT7408-default]}
                """));
        assertThat(values(allowing, "d", "1970-01-01")).containsEntry("founded", "1970-01-01");
    }

    @Test
    void whatAMappingSetsAsideIsPublished() {
        RowMapper mapper = Samples.mapper(Samples.file("n m p q i", """
                columns:
                  - from: n
                    to: number
                    element: identifier
                    allow: [VALUE-placeholder, TEXT-spreadsheet, VALUE-personal]
                  - {from: m, to: price, element: money, encoding: yuan, allow: [MONEY-precision]}
                  - {from: p, to: share, element: decimal, allow: [NUM-precision]}
                  - {from: q, to: other, element: identifier, allow: [VALUE-personal]}
                  - {from: i, to: industry, element: industry, allow: [GBT4754-zero]}
                """));

        assertThat(values(mapper, "n", "111111", "m", "0.5283", "p", "0.12345678", "q", "13812345678", "i", "111"))
                .containsEntry("number", "111111").containsEntry("price", "0.53 CNY")
                .containsEntry("share", "0.123457").containsEntry("other", "13812345678")
                .containsEntry("industry", "111");
        assertThatThrownBy(() -> Samples.mapper(Samples.file("n", """
                columns:
                  - {from: n, to: number, element: uscc, allow: [GB32100-check]}
                """))).hasMessageStartingWith("SQ-STD-0009").hasMessageContaining("MONEY-precision");
        assertThatThrownBy(() -> Samples.mapper(Samples.file("n z", """
                columns:
                  - {from: n, to: name, element: text}
                  - {from: z, to: zone, element: division, on: name}
                """))).hasMessageStartingWith("SQ-STD-0010");
        assertThatThrownBy(() -> Samples.mapper(Samples.file("z", """
                columns:
                  - {from: z, to: zone, element: division, on: day}
                """))).hasMessageStartingWith("SQ-SRC-0013");
    }

    @Test
    void aPlaceholderIsNeverAKey() {
        RowMapper text = Samples.mapper(Samples.file("k", """
                key: [k]
                columns:
                  - {from: k, to: k, element: text}
                """));
        for (String none : List.of("无", "暂无", "-", "/", "不详", "同上", "XXX", "#N/A", "null", "未知")) {
            assertThat(text.map(Samples.row("k", none))).as(none).isInstanceOf(QuarantinedRow.class);
        }
        RowMapper uscc = Samples.mapper(Samples.file("k", """
                key: [k]
                columns:
                  - {from: k, to: k, element: enterprise-id}
                """));
        for (String none : List.of("000000000000000000", "00000000-0", "999999999999999999", "无", "#REF!")) {
            assertThat(uscc.map(Samples.row("k", none))).as(none).isInstanceOf(QuarantinedRow.class);
        }
    }

    @Test
    void ofSeveralCellsAnErrorSpoilsTheValueAndAPlaceholderIsLeftOut() {
        RowMapper mapper = Samples.mapper(Samples.file("a b c d t", """
                columns:
                  - {from: [a, b, c], to: address, element: address}
                  - {from: [d, t], to: at, element: datetime}
                """));

        assertThat(values(mapper, "a", "云州市", "b", "null", "c", "'翠湖路1号", "d", "2024-03-07", "t", "15:05"))
                .containsEntry("address", "云州市翠湖路1号").containsEntry("at", "2024-03-07T15:05:00+08:00");
        assertThat(flags(mapper, "a", "云州市", "b", "#N/A", "c", "翠湖路1号", "d", "-", "t", "无"))
                .containsExactly(new Flag("address", "VALUE-error"), new Flag("at", "VALUE-placeholder"));
    }

    @Test
    void timesInSummerOfTheEightiesAreInOrderAsInstants() {
        RowMapper mapper = Samples.mapper(Samples.file("a b", """
                columns:
                  - {from: a, to: began, element: datetime}
                  - {from: b, to: ended, element: datetime}
                checks:
                  - {check: date-order, columns: [began, ended]}
                """));

        assertThat(flags(mapper, "a", "1988-06-30T15:00:00Z", "b", "1988-07-01 00:30:00")).isEmpty();
        assertThat(flags(mapper, "a", "1988-06-30T15:30:00Z", "b", "1988-07-01 00:00:00")).hasSize(2);
    }

    @Test
    void noRuleIsPrintedUnfilled() {
        assertThat(StandardPack.load().rules().all()).allSatisfy(rule -> {
            assertThat(rule.message(Language.ZH)).doesNotContain("{").doesNotContain("（）").isNotBlank();
            assertThat(rule.message(Language.EN)).doesNotContain("{").doesNotContain("()").isNotBlank();
        });
    }

    private static Map<String, String> values(RowMapper mapper, String... cells) {
        return ((StandardRow) mapper.map(Samples.row(cells))).values();
    }

    private static List<Flag> flags(RowMapper mapper, String... cells) {
        return ((StandardRow) mapper.map(Samples.row(cells))).flags();
    }
}
