package org.shuqiao.standards.division;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.pack.StandardPack;

class DivisionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Divisions DIVISIONS = StandardPack.load().divisions();

    @Test
    void theRealTablesReachFromTheProvinceToTheStreet() {
        assertThat(DIVISIONS.find("110000", TODAY)).map(Division::name).contains("北京市");
        assertThat(DIVISIONS.find("510100", TODAY)).map(Division::name).contains("成都市");
        assertThat(DIVISIONS.find("110105", TODAY)).map(Division::name).contains("朝阳区");
        assertThat(DIVISIONS.find("110101001", TODAY)).map(Division::name).contains("东华门街道");
        assertThat(DivisionTables.streets()).hasSize(41_352);
        assertThat(DivisionTables.counties()).hasSizeGreaterThan(3_500);
    }

    @Test
    void aCodeIsValidInItsInterval() {
        assertThat(DIVISIONS.find("110103", LocalDate.of(2009, 12, 31))).map(Division::name).contains("崇文区");
        assertThat(DIVISIONS.find("110103", LocalDate.of(2011, 1, 1))).isEmpty();
        assertThat(DIVISIONS.find("130284", LocalDate.of(2010, 1, 1))).isEmpty();
        assertThat(DIVISIONS.find("130284", TODAY)).map(Division::name).contains("滦州市");
        assertThat(DIVISIONS.find("990105", LocalDate.of(2020, 12, 31))).map(Division::name).contains("北郊区");
        assertThat(DIVISIONS.find("990105", LocalDate.of(2021, 1, 1))).isEmpty();
    }

    @Test
    void successorsAreFollowedWhereTheyAreCertain() {
        assertThat(DIVISIONS.successor("110228", TODAY)).map(Division::code).contains("110118");
        assertThat(DIVISIONS.successor("990105", TODAY)).map(Division::code).contains("990103");
        assertThat(DIVISIONS.successor("990105001", TODAY)).map(Division::code).contains("990103003");
        assertThat(DIVISIONS.successor("110103", TODAY)).map(Division::code).contains("110101");
        assertThat(DIVISIONS.successor("130103", TODAY)).as("two districts took it").isEmpty();
        assertThat(DIVISIONS.successor("500112", TODAY)).as("where it went is not certain").isEmpty();
    }

    @Test
    void namesFindTheirCodesWithTheHelpOfThoseAbove() {
        assertThat(DIVISIONS.named("浙江省杭州市西湖区")).extracting(Division::code).containsExactly("330106");
        assertThat(DIVISIONS.named("杭州市西湖区")).extracting(Division::code).containsExactly("330106");
        assertThat(DIVISIONS.named("西湖区")).extracting(Division::code).contains("330106").hasSizeGreaterThan(1);
        assertThat(DIVISIONS.named("北京市东城区东华门街道")).extracting(Division::code).containsExactly("110101001");
        assertThat(DIVISIONS.named("东湖区翠湖街道")).extracting(Division::code).containsExactly("990102001");
        assertThat(DIVISIONS.named("上海市西湖区")).isEmpty();
        assertThat(DIVISIONS.named("不存在区")).isEmpty();
    }

    @Test
    void everySuccessorIsADivisionInForceAndEveryIntervalIsOne() {
        DivisionTables.counties().forEach((code, history) -> history.forEach(division -> {
            assertThat(division.from()).as(code).isBefore(division.to());
            division.successors().forEach(next ->
                    assertThat(DivisionTables.counties()).as(code).containsKey(next.code()));
        }));
        DivisionTables.counties().forEach((code, history) -> assertThat(history).as(code).isSortedAccordingTo(
                (one, other) -> one.to().isAfter(other.from()) ? 1 : -1));
    }

    @Test
    void theTablesReachBackTo1981AndEveryEndedCodeHasSuccessors() {
        LocalDate then = LocalDate.of(1990, 6, 1);
        assertThat(DIVISIONS.find("110110", LocalDate.of(1985, 6, 1))).map(Division::name).contains("燕山区");
        assertThat(DIVISIONS.find("110111", LocalDate.of(1985, 6, 1))).isEmpty();
        assertThat(DIVISIONS.find("360111", then)).map(Division::name).contains("郊区");
        assertThat(DIVISIONS.find("360111", TODAY)).map(Division::name).contains("青山湖区");
        assertThat(DivisionTables.counties()).hasSizeGreaterThan(6_000);

        List<String> ended = DivisionTables.counties().entrySet().stream()
                .filter(each -> each.getValue().stream().noneMatch(one -> one.inForce(TODAY)))
                .map(Map.Entry::getKey).toList();
        assertThat(ended).hasSizeGreaterThan(3_200);
        assertThat(ended).filteredOn(code -> DIVISIONS.successors(code, TODAY).isEmpty())
                .as("the districts of a dissolved city; what the new area of 2025 took, and what had become that")
                .containsExactlyInAnyOrder("341401", "500112", "510218");
    }

    @Test
    void withoutTheDemosPackItsDivisionsAreUnknownAndAmbiguousNamesAmbiguous() {
        StandardPack bundled = StandardPack.bundled();

        assertThat(bundled.id()).startsWith("national-");
        assertThat(bundled.divisions().history("990102")).isEmpty();
        assertThat(bundled.divisions().named("东湖区")).extracting(Division::code).containsExactly("360102");
        assertThat(bundled.elements().check("division", "东湖区", Optional.empty(), TODAY).value()).contains("360102");
        assertThat(bundled.elements().check("division", "西湖区", Optional.empty(), TODAY).rule()).map(Rule::id)
                .contains("GBT2260-ambiguous");
        assertThat(bundled.elements().check("division", "990102", Optional.empty(), TODAY).value()).isEmpty();
    }

    @Test
    void whatWasSplitHasSeveralSuccessors() {
        assertThat(DIVISIONS.successors("142100", LocalDate.of(1995, 1, 1))).as("by the number of its counties")
                .containsExactly(new Successor("140200", Optional.of(new BigDecimal("0.70"))),
                        new Successor("140600", Optional.of(new BigDecimal("0.30"))));
        assertThat(DIVISIONS.successors("130103", TODAY)).extracting(Successor::code)
                .containsExactly("130102", "130104");
        assertThat(DIVISIONS.successors("130103", TODAY)).extracting(Successor::share).containsOnly(Optional.empty());
        assertThat(DIVISIONS.successors("110101", TODAY)).extracting(Successor::code).containsExactly("110101");
        assertThat(DIVISIONS.successors("999999", TODAY)).isEmpty();
    }

    @Test
    void aCodeThatWasGivenAgainLeadsEachOfItsDivisionsItsOwnWay() {
        List<Division> history = DIVISIONS.history("150105");
        assertThat(history).extracting(Division::name).containsExactly("郊区", "赛罕区");
        assertThat(DIVISIONS.successors(history.getFirst(), TODAY)).extracting(Successor::code)
                .as("the suburbs went to the districts around").containsExactly("150102", "150103", "150104");
        assertThat(DIVISIONS.successors(history.getLast(), TODAY)).extracting(Successor::code)
                .containsExactly("150105");
        assertThat(DIVISIONS.successors("150105", TODAY)).extracting(Successor::code).containsExactly("150105");
        assertThat(DIVISIONS.successors(DIVISIONS.history("130502").getFirst(), TODAY)).extracting(Successor::code)
                .as("renamed").containsExactly("130502");
    }
}
