package org.shuqiao.standards.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of persons inside statements, and what is none. */
class PersonalNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "select * from rk where gmsfhm = '11010519491231002X'", "where gmsfhm in ('x', '11010519491231002x')",
        "where n = '１１０１０５１９４９１２３１００２Ｘ'", "where n = 110105491231002", "where tel = '138-1234-5678'",
        "where tel like '%13812345678%'", "where tel = '+8613812345678'", "where tel = '028 8765 4321'",
        "-- 13812345678\nselect 1", "where card = '6222 0212 3456 7890 128'", "select 1 as \"13812345678\""})
    void aNumberOfAPersonIsFound(String text) {
        assertThat(PersonalNumbers.within(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select name from jiaotong.road01 where length > 98765", "where at >= '2026-11-30 08:00:00'",
        "where day between '20260101' and '20261231'", "where usci = '91510100MA6C12345T'",
        "where code = '510107001002'",
        "limit 1000 offset 20000000", "where resource = '3090010001/000001'", "where tel = :tel", "",
        "where n = '110105194912310020'"})
    void othersAreNone(String text) {
        assertThat(PersonalNumbers.within(text)).isFalse();
    }
}
