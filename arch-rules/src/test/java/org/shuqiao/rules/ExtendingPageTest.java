package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The recipes of {@code docs/extending.md} name files that are there. */
class ExtendingPageTest {

    /** A path of the tree in code marks; one with a placeholder is no path yet. */
    private static final Pattern PATH = Pattern.compile("`([a-z.][A-Za-z0-9_.-]*/[A-Za-z0-9_./-]+)`");
    private static final List<String> EXAMPLES = List.of("licence-plate", "LicencePlate", "Postcode");

    @Test
    void everyFileThatARecipeTouchesExists() throws IOException {
        List<String> paths = PATH.matcher(Files.readString(House.ROOT.resolve("docs/extending.md"))).results()
                .map((MatchResult found) -> found.group(1))
                .filter(path -> EXAMPLES.stream().noneMatch(path::contains))
                .distinct().toList();

        assertThat(paths).hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(House.ROOT.resolve(path)).as(path).exists());
    }
}
