package org.shuqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.error.LedgerCode;

class LedgerCodeTest {

    @ParameterizedTest
    @EnumSource
    void each_code_has_its_own_id_and_whole_texts_in_both_languages(LedgerCode code) {
        assertThat(code.id()).matches("SQ-LED-[0-9]{4}");
        assertThat(Arrays.stream(LedgerCode.values()).filter(other -> other.id().equals(code.id()))).hasSize(1);
        CodedException error = new CodedException(code, "«0»", "«1»", "«2»");
        for (Language language : Language.values()) {
            assertThat(error.text(language)).doesNotContain("{", "''").isNotBlank();
            for (int i = 0; i < 3; i++) {
                boolean asked = code.problem(Language.ZH).contains("{" + i + "}");
                assertThat(error.problem(language).contains("«" + i + "»")).isEqualTo(asked);
            }
        }
    }
}
