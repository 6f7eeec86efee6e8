package org.shuqiao.standards.division;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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
        assertThat(DIVISIONS.successor("110103", TODAY)).isEmpty();
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
            division.successor().ifPresent(next -> assertThat(DIVISIONS.find(next, TODAY)).as(code).isPresent());
        }));
    }
}
