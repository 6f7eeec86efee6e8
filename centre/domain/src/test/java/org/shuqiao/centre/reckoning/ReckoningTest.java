package org.shuqiao.centre.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/** Tests which figures are made of what was counted. */
class ReckoningTest {

    private static final String FILE_OF_A_NUMBER = """
            indicator: number
            version: 1
            name: {zh: 数, en: Number}
            owner: chengyun
            purpose: 城市体征监测
            unit: number
            decimals: 0
            direction: lower
            kind: flow
            grain: month
            levels: [city, district]
            fresh: P7D
            numerator: select 1
            """;
    private static final Indicators FILES = Indicators.of(Map.of("divisions.yaml", """
            divisions:
              - {code: "990100", level: city, zh: 云州市, en: Yunzhou}
              - {code: "990102", level: district, zh: 东湖区, en: Donghu, parent: "990100"}
              - {code: "990103", level: district, zh: 西岭区, en: Xiling, parent: "990100"}
              - {code: "990102001", level: street, zh: 翠湖街道, en: Cuihu, parent: "990102"}
              - {code: "990102002", level: street, zh: 映月街道, en: Yingyue, parent: "990102"}
              - {code: "990103001", level: street, zh: 松涛街道, en: Songtao, parent: "990103"}
            """, "a.yaml", """
            indicator: ratio
            version: 1
            name: {zh: 率, en: Ratio}
            owner: chengyun
            purpose: 城市体征监测
            unit: percent
            direction: higher
            kind: flow
            grain: month
            levels: [city, district, street]
            fresh: P7D
            numerator: select 1
            bases: {due: {name: {zh: 应, en: due}, source: {zh: 源, en: source}, date: 当月, sql: select 1}}
            """, "b.yaml", FILE_OF_A_NUMBER));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Test
    void rollUpsAddUpByConstruction() {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<Counted> numerator = new ArrayList<>();
            List<Counted> base = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String where = List.of("翠湖街道", "990102002", "松涛街道", "东湖区", "火星", "").get(random.nextInt(6));
                numerator.add(counted(where, "202610", random.nextInt(50)));
                base.add(counted(where, "2026-10", 50 + random.nextInt(50)));
            }
            List<Figure> figures = fresh("ratio").figures(numerator, Map.of("due", base), Map.of());

            assertThat(sum(figures, "district").add(sum(figures, ""))).isEqualByComparingTo(sum(figures, "city"));
            assertThat(sum(figures, "city")).isEqualByComparingTo(numerator.stream().map(Counted::number)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(sum(figures, "street")).isLessThanOrEqualTo(sum(figures, "district"));
        }
    }

    /** Districts that were merged twice, a street whose district went, a name that two streets have. */
    @Test
    void rollUpsAddUpThoughDivisionsWereMergedAndNamesAreShared() {
        Indicators files = Indicators.of(Map.of("divisions.yaml", """
                divisions:
                  - {code: "990100", level: city, zh: 云州市, en: Yunzhou}
                  - {code: "990102", level: district, zh: 东湖区, en: Donghu, parent: "990100"}
                  - {code: "990103", level: district, zh: 西岭区, en: Xiling, parent: "990100"}
                  - {code: "990104", level: district, zh: 南桥区, en: Nanqiao, parent: "990100", until: 2024-01-01,
                     into: "990103"}
                  - {code: "990105", level: district, zh: 北郊区, en: Beijiao, parent: "990100", until: 2021-01-01,
                     into: "990104"}
                  - {code: "990105001", level: street, zh: 朝阳街道, en: Chaoyang, parent: "990105"}
                  - {code: "990102001", level: street, zh: 朝阳街道, en: Chaoyang, parent: "990102"}
                """, "b.yaml", FILE_OF_A_NUMBER));
        List<Figure> figures = new Reckoning(files.get("number"), files.divisions(),
                files.get("number").grain().between("2026-10", "2026-10"), TODAY, TODAY).figures(List.of(
                        counted("北郊区", "202610", 1), counted("990105001", "202610", 2),
                        counted("朝阳街道", "202610", 4), counted("990102001", "202610", 8)), Map.of(), Map.of());

        assertThat(sum(figures, "city")).isEqualByComparingTo("15");
        assertThat(of(figures, "990103").value()).contains(new BigDecimal("3"));
        assertThat(of(figures, "990102").value()).contains(new BigDecimal("8"));
        assertThat(sum(figures, "")).as("two streets have the name").isEqualByComparingTo("4");
    }

    @Test
    void whatHasAPlaceNowIsNoLongerCountedAsUnknown() {
        Reckoning first = fresh("number");
        List<Figure> before = first.figures(List.of(counted("火星", "202610", 5)), Map.of(), Map.of());
        List<Figure> after = first.figures(List.of(counted("东湖区", "202610", 5)), Map.of(), Map.of());
        assertThat(sum(before, "")).isEqualByComparingTo("5");

        List<Figure> placed = first.withPlaced(after, before);

        assertThat(placed).filteredOn(each -> each.division().isEmpty()).singleElement()
                .satisfies(each -> assertThat(each.numerator()).contains(BigDecimal.ZERO));
        assertThat(first.withPlaced(before, before)).isEqualTo(before);
        assertThat(first.withPlaced(after, List.of())).isEqualTo(after);
    }

    @Test
    void periodsOfAnotherFormAreRefusedAndNotCountedAsNothing() {
        for (Object period : new Object[] {"2026/10", LocalDate.of(2026, 10, 1), null}) {
            Answer answer = new Answer(List.of(new AnswerColumn("d", ColumnType.TEXT),
                    new AnswerColumn("p", ColumnType.TEXT), new AnswerColumn("n", ColumnType.INTEGER)),
                    List.of(Arrays.asList("东湖区", period, 5L)), Map.of(), Set.of(), "");
            assertThatThrownBy(() -> CountedRows.of(FILES.get("number"), answer)).hasMessageContaining("SQ-CTR-0013");
        }
    }

    @Test
    void aValueIsTheExactQuotientRoundedOnce() {
        List<Figure> figures = fresh("ratio").figures(List.of(counted("东湖区", "202610", 2)),
                Map.of("due", List.of(counted("东湖区", "202610", 3))), Map.of());

        assertThat(of(figures, "990102").value()).contains(new BigDecimal("66.67"));
        assertThat(of(figures, "990102").coverage()).isEqualByComparingTo("1");
    }

    @Test
    void nothingToCountOverIsNoValueAndSaysWhy() {
        List<Counted> one = List.of(counted("东湖区", "202610", 1));

        assertThat(of(fresh("ratio").figures(one, Map.of("due", one), Map.of()), "990103"))
                .returns(FigureState.NONE, Figure::state).returns("SQ-CTR-0017", Figure::reason)
                .returns(Optional.empty(), Figure::value);
        assertThat(of(fresh("ratio").figures(one, Map.of("due", List.of(new Counted("东湖区", Optional.empty(),
                BigDecimal.TEN))), Map.of()), "990103")).returns("SQ-CTR-0018", Figure::reason);
    }

    @Test
    void aSilentSourceMakesAValueStaleAndNeverZero() {
        Reckoning late = new Reckoning(FILES.get("number"), FILES.divisions(),
                FILES.get("number").grain().between("2026-10", "2026-10"), TODAY.minusDays(8), TODAY);

        List<Figure> figures = late.figures(List.of(counted("东湖区", "202610", 5)), Map.of(), Map.of());

        assertThat(of(figures, "990102")).returns(FigureState.STALE, Figure::state)
                .returns(Optional.of(new BigDecimal("5")), Figure::value);
        assertThat(of(figures, "990103")).returns(FigureState.STALE, Figure::state)
                .returns(Optional.empty(), Figure::value).returns("SQ-CTR-0019", Figure::reason);
        assertThat(of(new Reckoning(FILES.get("number"), FILES.divisions(),
                FILES.get("number").grain().between("2026-09", "2026-09"), TODAY.minusDays(8), TODAY)
                .figures(List.of(), Map.of(), Map.of()), "990103")).as("it brought news after the month was over")
                .returns(FigureState.GOOD, Figure::state);
        assertThat(of(fresh("number").figures(List.of(), Map.of(), Map.of()), "990103"))
                .returns(FigureState.GOOD, Figure::state).returns(Optional.of(BigDecimal.ZERO), Figure::value);
    }

    @Test
    void aDivisionsOwnReckoningStandsBesideTheCitys() {
        List<Counted> base = List.of(counted("西岭区", "202610", 10));

        Figure figure = of(fresh("ratio").figures(List.of(counted("西岭区", "202610", 4)), Map.of("due", base),
                Map.of("990103", List.of(counted("西岭区", "202610", 7)))), "990103");

        assertThat(figure.value()).contains(new BigDecimal("40.00"));
        assertThat(figure.ownValue()).contains(new BigDecimal("70.00"));
    }

    @Test
    void ofSeveralPeriodsEachHasItsOwn() {
        Indicator ratio = FILES.get("ratio");
        List<Figure> figures = new Reckoning(ratio, FILES.divisions(), ratio.grain().between("2026-09", "2026-10"),
                TODAY, TODAY).figures(List.of(counted("东湖区", "202609", 1), counted("东湖区", "202610", 3),
                        counted("东湖区", "202608", 9)), Map.of("due", List.of(new Counted("东湖区", Optional.empty(),
                                BigDecimal.valueOf(4)))), Map.of());

        assertThat(figures.stream().filter(each -> each.division().equals("990102"))
                .map(each -> each.period() + " " + each.value().orElseThrow()))
                .containsExactly("2026-09 25.00", "2026-10 75.00");
    }

    private static Reckoning fresh(String id) {
        Indicator indicator = FILES.get(id);
        return new Reckoning(indicator, FILES.divisions(), indicator.grain().between("2026-10", "2026-10"), TODAY,
                TODAY);
    }

    private static Counted counted(String division, String period, long number) {
        return new Counted(division, Optional.of(period), BigDecimal.valueOf(number));
    }

    private static Figure of(List<Figure> figures, String division) {
        return figures.stream().filter(each -> each.division().equals(division)).findFirst().orElseThrow();
    }

    private static BigDecimal sum(List<Figure> figures, String level) {
        return figures.stream().filter(each -> each.level().equals(level))
                .map(each -> each.numerator().orElse(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
