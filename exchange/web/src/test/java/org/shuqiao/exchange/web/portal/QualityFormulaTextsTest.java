package org.shuqiao.exchange.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.contracts.run.QualityFormula;

/** The portal has words for every formula that a run may name. */
class QualityFormulaTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/messages.properties", "/messages_en.properties"})
    void everyFormulaHasWordsInEachLanguage(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(getClass().getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }

        assertThat(QualityFormula.values())
                .allSatisfy(formula -> assertThat(texts).containsKey("formula." + formula.id()));
    }
}
