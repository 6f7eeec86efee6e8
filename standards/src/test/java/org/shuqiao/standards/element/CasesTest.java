package org.shuqiao.standards.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.standards.mapping.Samples;
import org.shuqiao.standards.pack.StandardPack;

/** Runs the data file {@code cases.txt}, one value and its expected outcome per line. */
class CasesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyValueBecomesWhatTheDataFileSays(String line) {
        String[] cells = line.split(" \\| ", -1);
        Optional<String> encoding = cells[1].equals("-") ? Optional.empty() : Optional.of(cells[1]);

        CheckResult outcome = StandardPack.load().elements().check(cells[0], unescape(cells[2]), encoding,
                Samples.TODAY);

        assertThat(String.join(" | ", outcome.status().name().toLowerCase(), outcome.value().orElse("-"),
                outcome.rule().map(Rule::id).orElse("-"))).isEqualTo(String.join(" | ", cells[3], cells[4], cells[5]));
    }

    static List<String> cases() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                CasesTest.class.getResourceAsStream("cases.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int found = text.indexOf("\\u"); found >= 0; found = text.indexOf("\\u", at)) {
            plain.append(text, at, found).append((char) Integer.parseInt(text, found + 2, found + 6, 16));
            at = found + 6;
        }
        return plain.append(text, at, text.length()).toString();
    }
}
