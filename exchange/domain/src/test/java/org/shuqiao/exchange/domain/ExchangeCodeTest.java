package org.shuqiao.exchange.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

final class ExchangeCodeTest {

    @Test
    void everyCodeIsItsOwnAndReadsInBothLanguages() {
        assertThat(Arrays.stream(ExchangeCode.values()).map(ExchangeCode::id)).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("SQ-EXC-\\d{4}"));
        for (ExchangeCode code : ExchangeCode.values()) {
            CodedException error = new CodedException(code, "one", "two", "three");
            assertThat(error.text(Language.ZH)).matches("SQ-EXC-\\d{4} .*[\\u4e00-\\u9fff].*").doesNotContain("{");
            assertThat(error.text(Language.EN)).doesNotContain("{").doesNotContainPattern("[\\u4e00-\\u9fff]");
        }
    }
}
