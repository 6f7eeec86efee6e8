package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;

final class TextFormsTest {

    @ParameterizedTest
    @EnumSource
    void masksReadBackWhatTheyWrite(MaskKind kind) {
        String text = kind.code() + switch (kind) {
            case HASH, RELAY -> ":盐:0123456789abcdef0123456789abcdef";
            case TRUNCATED -> ":6";
            case CLEAR, PERSON_NAME, CITIZEN_NUMBER, MIDDLE_CITIZEN_NUMBER, PHONE, YEAR_ONLY, NOTHING -> "";
        };

        assertThat(Mask.of(text).text()).isEqualTo(text);
        assertThat(Mask.of(text).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stars", "hash", "hash:", "hash:0123456789abcdef0123456789abcde", "truncated",
        "truncated:x", "truncated:-1", "clear:1", "phone:"})
    void otherMasksAreRefused(String text) {
        assertThatThrownBy(() -> Mask.of(text)).hasMessageContaining("SQ-QRY-0018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"division starts-with '990102' and sex in ('1', '2') and closed is null",
            "name = 'O''Brien'",
        "\"my col\" <> ''", "姓名 is not null", "n <= '5' and n >= '1'"})
    void filtersReadBackWhatTheyWrite(String text) {
        assertThat(RowFilter.of(text).text()).isEqualTo(text);
        assertThat(RowFilter.of(RowFilter.of(text).text())).isEqualTo(RowFilter.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a =", "a = 5", "a = 'x' or b = 'y'", "a in ()", "a = 'x' and", "a is",
            "a like 'x'",
        "a = 'x'; drop", "a = 'x", "1 = '1'", "a in 'x'", "a = 'x') or ('1' = '1'"})
    void otherFiltersAreRefused(String text) {
        assertThatThrownBy(() -> RowFilter.of(text)).hasMessageContaining("SQ-QRY-0020");
    }
}
