package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Synonyms of search words, read from {@code synonyms.txt}. */
final class Synonyms {

    private static final List<List<String>> GROUPS = read();

    private Synonyms() { }

    /** @return the word in the other ways its parts are said, without the word itself */
    static List<String> of(String word) {
        Set<String> others = new LinkedHashSet<>();
        for (List<String> group : GROUPS) {
            longestIn(word, group).ifPresent(said -> group.stream().filter(other -> !other.equals(said))
                    .forEach(other -> others.add(word.replace(said, other))));
        }
        others.remove(word);
        return new ArrayList<>(others);
    }

    private static Optional<String> longestIn(String word, List<String> group) {
        return group.stream().filter(word::contains).max(Comparator.comparingInt(String::length));
    }

    private static List<List<String>> read() {
        try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> List.of(line.split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
