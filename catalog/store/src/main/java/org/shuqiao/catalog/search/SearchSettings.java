package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A city's additions to search.
 *
 * @param words its synonyms, themes and readings
 * @param uses deliveries by resource code; a code that is not there was never used. The same map is given until a
 *     figure changes
 */
public record SearchSettings(SearchVocabulary words, Supplier<Map<String, Long>> uses) {

    public SearchSettings {
        requireNonNull(words, "words is null");
        requireNonNull(uses, "uses is null");
    }

    /** Nothing of a city's own, and nothing used. */
    public static SearchSettings shipped() {
        return new SearchSettings(SearchVocabulary.shipped(), Map::of);
    }
}
