package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Nothing of the made-up city is in what is installed: it comes with the demo alone. */
class NothingOfTheDemoTest {

    /** 云州区 of Datong is real, and so are streets of that name. */
    private static final Pattern MADE_UP = Pattern.compile("(?<![0-9A-Za-z])(?:9900|9901)[0-9]{2}|[Yy]unzhou|云州市|翠湖街道");
    /** Modules that no installation has, and the demo itself. */
    private static final Set<String> APART = Set.of("demo-city", "systems", "benchmarks", "arch-rules", "query/fuzz");

    @Test
    void noClassOrResourceNamesTheMadeUpCityOrItsDivisions() throws IOException {
        Set<String> found = new TreeSet<>();
        List<Path> classes = House.classFolders().stream()
                .filter(path -> APART.stream().noneMatch(House.ROOT.relativize(path).toString()::startsWith)).toList();
        for (Path root : classes) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile).filter(file -> MADE_UP.matcher(text(file)).find())
                        .forEach(file -> found.add(House.ROOT.relativize(file).toString()));
            }
        }

        assertThat(classes).hasSizeGreaterThan(15);
        assertThat(found).isEmpty();
    }

    /** Compressed tables are read, and a class's constants are UTF-8 like any text. */
    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".gz")) {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    in.transferTo(whole);
                }
                bytes = whole.toByteArray();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
