package org.shuqiao.exchange.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.contracts.run.QualityFormula;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.standards.source.Source;

/** The portal has words in both languages for everything that other modules only name. */
class PortalTextsTest {

    private static final String ZH = "/messages.properties";
    private static final String EN = "/messages_en.properties";

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(texts(EN).keySet()).containsExactlyInAnyOrderElementsOf(texts(ZH).keySet());
    }

    @ParameterizedTest
    @MethodSource("named")
    void whatAModuleNamesHasWords(String key) throws IOException {
        assertThat(texts(ZH)).containsKey(key);
        assertThat(texts(EN)).containsKey(key);
    }

    static Stream<String> named() {
        return Stream.of(
                Arrays.stream(QualityFormula.values()).map(formula -> "formula." + formula.id()),
                Arrays.stream(Source.class.getPermittedSubclasses())
                        .map(kind -> "kind." + kind.getSimpleName().replace("Source", "").toLowerCase(Locale.ROOT)),
                Arrays.stream(Role.values()).flatMap(role -> Stream.of("role." + role.id(), "help.role." + role.id())),
                Arrays.stream(DeliveryKind.values()).map(kind -> "recordkind." + kind.word()),
                Arrays.stream(Mode.values()).map(mode -> "mode.help." + mode.id()),
                Arrays.stream(SecurityKind.values()).map(kind -> "security.kind." + kind.word()),
                Arrays.stream(ChangeState.values()).map(state -> "changes.state." + state.word()),
                Arrays.stream(Job.Kind.values()).map(kind -> "job.kind." + kind),
                Arrays.stream(Job.State.values()).map(state -> "job.state." + state)).flatMap(keys -> keys);
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(PortalTextsTest.class.getResourceAsStream(file),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
