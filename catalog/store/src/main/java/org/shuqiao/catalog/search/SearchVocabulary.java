package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.standards.pinyin.Reading;
import org.shuqiao.standards.pinyin.Spelling;

/**
 * Words of a city's catalogue: what is said for one thing in Chinese, in English and in short, how themes are called,
 * and how names are read. The shipped words are those of the files beside this class; a city adds its own.
 */
public final class SearchVocabulary {

    private static final int LONGEST = 60;
    private static final int LEAST_SPELLED = 4;
    private static final SearchVocabulary SHIPPED = new SearchVocabulary(ShippedWords.synonyms(),
            ShippedWords.themes(), Map.of());

    private final List<List<String>> groups;
    private final Map<String, ThemeName> themes;
    private final Map<String, List<String>> readings;
    private final Reading reading;
    private final String digest;
    /** Groups by each of their words in plain letters: English as it is, Chinese as it is spoken. */
    private final Map<String, List<List<String>>> spelled = new HashMap<>();
    /** Words of several words, longest first. */
    private final List<String> several;

    private SearchVocabulary(List<List<String>> groups, Map<String, ThemeName> themes,
            Map<String, List<String>> readings) {
        this.groups = List.copyOf(groups);
        this.themes = Map.copyOf(themes);
        this.readings = Map.copyOf(readings);
        this.reading = readings.isEmpty() ? Reading.usual() : new Reading(readings);
        this.digest = CatalogJson.digestOf(new TreeMap<>(themes) + " " + new TreeMap<>(readings));
        for (List<String> group : groups) {
            for (String word : group) {
                String letters = chinese(word) ? reading.letters(word) : word.toLowerCase(Locale.ROOT);
                spelled.computeIfAbsent(letters, key -> new ArrayList<>()).add(group);
            }
        }
        this.several = groups.stream().flatMap(List::stream).filter(word -> word.contains(" "))
                .map(word -> word.toLowerCase(Locale.ROOT)).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** @return the words that the platform ships */
    public static SearchVocabulary shipped() {
        return SHIPPED;
    }

    /**
     * Adds a city's own words.
     *
     * @param synonyms groups of words for one thing
     * @param names themes by class and item, such as {@code 3-01}; they stand before the shipped ones
     * @param own readings: a phrase with a syllable for each character, or a character with a further reading
     * @throws CodedException where a word is no such thing
     */
    public SearchVocabulary with(List<List<String>> synonyms, Map<String, ThemeName> names, Map<String, String> own) {
        for (List<String> group : synonyms) {
            require(group.size() > 1 && group.stream().allMatch(SearchVocabulary::usable), "synonyms",
                    String.join(" ", group));
        }
        names.forEach((theme, name) -> require(theme.matches("[1-3]-\\d{2}") && usable(name.zh()) && usable(name.en()),
                "themes", theme));
        Map<String, List<String>> read = new TreeMap<>(readings);
        own.forEach((written, spoken) -> {
            List<String> syllables = List.of(spoken.strip().split("\\s+"));
            require(!written.isEmpty() && (written.length() == 1 || written.length() == syllables.size())
                    && syllables.stream().allMatch(one -> one.matches("[a-z]{1,6}")), "readings", written);
            read.put(written, syllables);
        });
        List<List<String>> all = new ArrayList<>(groups);
        synonyms.forEach(group -> all.add(group.stream().map(String::strip).toList()));
        Map<String, ThemeName> called = new LinkedHashMap<>(themes);
        called.putAll(names);
        return new SearchVocabulary(all, called, read);
    }

    /** @return how Chinese is read */
    Reading reading() {
        return reading;
    }

    /** @return the name of 类 and 项, such as {@code 3-01} */
    Optional<ThemeName> theme(String theme) {
        return Optional.ofNullable(themes.get(theme));
    }

    /** @return changes with whatever the documents of the index were made of */
    String digest() {
        return digest;
    }

    /** @return the typed words; several words that are one synonym are one */
    List<String> typed(String text) {
        String rest = " " + EntryText.normal(text).toLowerCase(Locale.ROOT) + " ";
        List<String> words = new ArrayList<>();
        for (String phrase : several) {
            if (rest.contains(" " + phrase + " ")) {
                words.add(phrase);
                rest = rest.replace(" " + phrase + " ", " ");
            }
        }
        words.addAll(SearchTerms.typed(words.isEmpty() ? text : rest));
        return words;
    }

    /** @return the word in the other ways its parts are said, without the word itself */
    List<String> synonyms(String word) {
        Set<String> others = new LinkedHashSet<>();
        if (chinese(word)) {
            for (List<String> group : groups) {
                longestIn(word, group).ifPresent(said -> group.stream()
                        .filter(other -> !other.equals(said) && (said.equals(word) || chinese(other)))
                        .forEach(other -> others.add(word.replace(said, other))));
            }
        } else {
            String letters = Spelling.plain(word);
            spelled.getOrDefault(letters, List.of()).forEach(others::addAll);
            joined(letters, others);
        }
        others.remove(word);
        return new ArrayList<>(others);
    }

    /** Letters that begin with a synonym's reading and go on as pinyin, such as {@code dibaoduixiang}. */
    private void joined(String letters, Set<String> others) {
        for (int cut = LEAST_SPELLED; cut < letters.length() - 1; cut++) {
            List<List<String>> known = spelled.getOrDefault(letters.substring(0, cut), List.of());
            String rest = letters.substring(cut);
            if (!known.isEmpty() && !Spelling.cut(rest).isEmpty()) {
                known.forEach(group -> group.stream().filter(SearchVocabulary::chinese)
                        .forEach(other -> others.add(other + rest)));
            }
        }
    }

    static boolean chinese(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static Optional<String> longestIn(String word, List<String> group) {
        return group.stream().filter(word::contains).max(Comparator.comparingInt(String::length));
    }

    private static boolean usable(String word) {
        return word != null && !word.isBlank() && word.length() <= LONGEST;
    }

    private static void require(boolean good, String where, String what) {
        if (!good) {
            throw new CodedException(SearchCode.WORDS_INVALID, where, what);
        }
    }
}
