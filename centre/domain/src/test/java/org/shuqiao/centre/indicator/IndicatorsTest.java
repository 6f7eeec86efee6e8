package org.shuqiao.centre.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;

/** Tests what indicator files say, and what is wrong with them. */
class IndicatorsTest {

    private static final String DIVISIONS = """
            divisions:
              - {code: "990100", level: city, zh: 云州市, en: Yunzhou}
              - {code: "990102", level: district, zh: 东湖区, en: Donghu, parent: "990100"}
              - {code: "990105", level: district, zh: 北郊区, en: Beijiao, parent: "990100", until: "2026-10-15",
                 into: "990102"}
            """;

    private static final String GOOD = """
            indicator: on-time
            version: 1
            name: {zh: 按期率, en: On time}
            owner: chengyun
            purpose: 城市体征监测
            unit: percent
            direction: higher
            kind: flow
            grain: month
            levels: [district, city]
            fresh: P7D
            numerator: select 1
            bases:
              due: {name: {zh: 应结, en: due}, source: {zh: 城管, en: city management}, date: 当月, sql: select 2}
            alerts:
              blue: {crosses: 90, recovers: 92}
              red: {crosses: 70, recovers: 75}
            overrides:
              "990102": {reason: {zh: 另算, en: by itself}, numerator: select 3}
            """;

    @Test
    void aFileIsReadWithItsOnlyBaseChosen() {
        Indicator read = Indicators.of(Map.of("divisions.yaml", DIVISIONS, "a.yaml", GOOD)).get("on-time");

        assertThat(read.chosen()).isEqualTo("due");
        assertThat(read.levels()).extracting(level -> level.code()).containsExactly("city", "district");
        assertThat(read.thresholds("990102")).extracting(Threshold::level)
                .containsExactly(AlertLevel.BLUE, AlertLevel.RED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit: percent         | unit: percents                    | SQ-CTR-0004
            unit: percent         | unit:                             | SQ-CTR-0003
            version: 1            | version: 0                        | SQ-CTR-0004
            version: 1            | versions: 1                       | SQ-CTR-0002
            fresh: P7D            | fresh: a week                     | SQ-CTR-0004
            grain: month          | grain: hour                       | SQ-CTR-0004
            levels: [district, city] | levels: [village]              | SQ-CTR-0004
            levels: [district, city] | levels: [city, grid]           | SQ-CTR-0009
            crosses: 90, recovers: 92 | crosses: 90, recovers: 88     | SQ-CTR-0004
            red: {crosses: 70     | red: {crosses: 95                 | SQ-CTR-0004
            '"990102": {reason'   | '"990199": {reason'               | SQ-CTR-0009
            overrides:            | 'base: heads\noverrides:'         | SQ-CTR-0008
            """)
    void whatIsWrongInAFileIsTold(String right, String wrong, String code) {
        assertThat(GOOD).contains(right);
        String text = GOOD.replace(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> Indicators.of(Map.of("divisions.yaml", DIVISIONS, "a.yaml", text)))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    @Test
    void aRatioWithoutABaseIsRefused() {
        String text = GOOD.replaceAll("(?m)^bases:\n.*\n", "");

        assertRefused("SQ-CTR-0008", Map.of("divisions.yaml", DIVISIONS, "a.yaml", text));
    }

    @Test
    void aRatioOverTwoBasesIsRefusedUntilOneIsChosen() {
        String text = GOOD.replace("alerts:",
                "  living: {name: {zh: 常住, en: residents}, source: {zh: 网格, en: grids}, date: now, sql: select 4}\n"
                        + "alerts:");

        assertRefused("SQ-CTR-0007", Map.of("divisions.yaml", DIVISIONS, "a.yaml", text));
        assertThat(Indicators.of(Map.of("divisions.yaml", DIVISIONS, "a.yaml", text + "base: living\n"))
                .get("on-time").chosen()).isEqualTo("living");
    }

    @Test
    void ratiosOverDifferentBasesAreMixedOverANamedOneOnly() {
        String two = GOOD.replace("indicator: on-time", "indicator: other").replace("due:", "living:");
        Map<String, String> files = new LinkedHashMap<>(Map.of("divisions.yaml", DIVISIONS, "a.yaml", GOOD, "b.yaml",
                two, "c.yaml", mixture("both", "on-time: 1, other: 2", "")));
        assertRefused("SQ-CTR-0007", files);

        files.put("c.yaml", mixture("both", "on-time: 1, other: 2", "base: due\n"));
        assertRefused("SQ-CTR-0008", files);

        files.put("b.yaml", GOOD.replace("indicator: on-time", "indicator: other"));
        assertThat(Indicators.of(files).all()).extracting(Indicator::id)
                .containsExactly("on-time", "other", "both");
    }

    @Test
    void figuresOfAnotherDepartmentsGrantsAreNoPart() {
        Map<String, String> files = new LinkedHashMap<>(Map.of("divisions.yaml", DIVISIONS, "a.yaml", GOOD, "c.yaml",
                mixture("whole", "on-time: 1", "").replace("owner: chengyun", "owner: gongan")));

        assertRefused("SQ-CTR-0027", files);
    }

    @Test
    void aCycleAnUnknownPartAndASecondFileOfAnIdAreRefused() {
        assertRefused("SQ-CTR-0006", Map.of("divisions.yaml", DIVISIONS, "a.yaml", mixture("aaa", "bbb: 1", ""),
                "b.yaml", mixture("bbb", "aaa: 1", "")));
        assertRefused("SQ-CTR-0010", Map.of("divisions.yaml", DIVISIONS, "a.yaml", mixture("aaa", "bbb: 1", "")));
        assertRefused("SQ-CTR-0005", Map.of("divisions.yaml", DIVISIONS, "a.yaml", GOOD, "b.yaml", GOOD));
    }

    @Test
    void aDivisionWithoutItsParentIsRefused() {
        assertRefused("SQ-CTR-0025", Map.of("divisions.yaml", DIVISIONS.replace("parent: \"990100\"",
                "parent: \"990900\"")));
    }

    @Test
    void aCodeAbolishedInTheMiddleOfAMonthStandsForItThroughThatMonth() {
        var divisions = Indicators.of(Map.of("divisions.yaml", DIVISIONS)).divisions();

        assertThat(divisions.meant("北郊区", LocalDate.of(2026, 10, 1))).get()
                .extracting(each -> each.code()).isEqualTo("990105");
        assertThat(divisions.meant("990105", LocalDate.of(2026, 11, 1))).get()
                .extracting(each -> each.code()).isEqualTo("990102");
    }

    @Test
    void formulasTakeTheirTimeAsLiterals() {
        assertThat(new Formula("{from} {to-30} {to-2m} {to-time}")
                .over(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1)))
                .isEqualTo("DATE '2026-10-01' DATE '2026-10-02' DATE '2026-09-01' TIMESTAMP '2026-11-01 00:00:00'");
    }

    @Test
    void theFilesThatComeWithThePlatformAreSound() {
        assertThat(Indicators.in(Path.of("../../conf/indicators")).all()).hasSizeGreaterThanOrEqualTo(6);
    }

    private static String mixture(String id, String parts, String base) {
        return """
                indicator: %s
                version: 1
                name: {zh: 综合, en: Mixed}
                owner: chengyun
                purpose: 城市体征监测
                unit: percent
                direction: higher
                kind: flow
                grain: month
                levels: [city]
                fresh: P7D
                combine: {%s}
                %s""".formatted(id, parts, base);
    }

    private static void assertRefused(String code, Map<String, String> files) {
        assertThatThrownBy(() -> Indicators.of(files))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }
}
