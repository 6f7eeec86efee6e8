package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Search words that the platform ships, read from {@code synonyms.txt} and {@code themes.csv}. */
final class ShippedWords {

    private ShippedWords() { }

    /** @return groups of words for one thing */
    static List<List<String>> synonyms() {
        return lines("synonyms.txt").stream()
                .map(line -> Stream.of(line.split("=")).map(String::strip).toList()).toList();
    }

    /** @return names by 类 and 项 */
    static Map<String, ThemeName> themes() {
        return lines("themes.csv").stream().map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[0], cells -> new ThemeName(cells[1], cells[2])));
    }

    private static List<String> lines(String name) {
        try (InputStream in = ShippedWords.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
