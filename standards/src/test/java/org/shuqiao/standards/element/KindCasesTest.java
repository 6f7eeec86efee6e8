package org.shuqiao.standards.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.shuqiao.standards.mapping.Samples;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Runs the data files {@code cases/*.csv}, one for each kind of fault: element, encoding, day, inputs and the expected
 * status, value and rule. Several inputs with one outcome stand in one line, with ¦ between them.
 */
class KindCasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/shuqiao/standards/cases");

    @TestFactory
    Stream<DynamicTest> everyKindOfFaultIsClosedForEveryElement() {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            List<String> wrong = new ArrayList<>();
            lines(file).forEach(line -> wrong.addAll(run(line)));
            assertThat(wrong).isEmpty();
        }));
    }

    private static List<String> run(String line) {
        String[] cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(7);
        Optional<String> encoding = Optional.of(cells[1]).filter(id -> !id.isEmpty());
        LocalDate on = cells[2].isEmpty() ? Samples.TODAY : LocalDate.parse(cells[2]);
        List<String> wrong = new ArrayList<>();
        for (String input : cells[3].split("¦", -1)) {
            CheckResult outcome = StandardPack.load().elements().check(cells[0], CasesTest.unescape(input),
                    encoding, on);
            String found = String.join("|", outcome.status().name().toLowerCase(), outcome.value().orElse(""),
                    outcome.rule().map(Rule::id).orElse(""));
            String expected = String.join("|", cells[4], CasesTest.unescape(cells[5]), cells[6]);
            if (!found.equals(expected)) {
                wrong.add(String.join("|", cells[0], cells[1], input) + ": " + found + " instead of " + expected);
            }
        }
        return wrong;
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("// ")).toList();
    }
}
