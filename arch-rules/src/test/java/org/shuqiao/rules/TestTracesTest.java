package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Memories of tests from run to run stand under {@code target}, not among the sources. */
class TestTracesTest {

    @Test
    void theMemoryOfThePropertyTestsIsKeptUnderTarget() throws IOException {
        List<Path> modules = modules().filter(module -> read(module.resolve("pom.xml")).contains("<groupId>net.jqwik<"))
                .filter(module -> !module.equals(House.ROOT)).toList();

        assertThat(modules).isNotEmpty().allSatisfy(module ->
                assertThat(module.resolve("src/test/resources/junit-platform.properties")).content()
                        .contains("jqwik.database = target/"));
    }

    @Test
    void noModuleHoldsSuchAMemoryAmongItsSources() throws IOException {
        assertThat(modules().map(module -> module.resolve(".jqwik-database"))).noneMatch(Files::exists);
    }

    private static Stream<Path> modules() throws IOException {
        try (Stream<Path> all = Files.find(House.ROOT, 4, (path, attributes) -> path.endsWith("pom.xml")
                && !path.startsWith(House.ROOT.resolve("var")))) {
            return all.map(Path::getParent).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
