package org.shuqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.error.CatalogCode;

class CatalogCodeTest {

    @Test
    void idsAreUnique() {
        assertThat(Arrays.stream(CatalogCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("SQ-CAT-\\d{4}"));
    }

    @ParameterizedTest
    @EnumSource(CatalogCode.class)
    void everyTextIsAPatternThatUsesItsArguments(CatalogCode code) {
        CodedException error = new CodedException(code, "first", "second", "third", "fourth", "fifth", "sixth",
                "seventh");

        for (Language language : Language.values()) {
            assertThat(error.problem(language)).isNotBlank().doesNotContain("{", "}", "''");
            assertThat(error.remedy(language)).isNotBlank().doesNotContain("{", "}", "''");
        }
    }
}
