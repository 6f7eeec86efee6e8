package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.search.SearchVocabulary;
import org.shuqiao.catalog.search.ThemeName;
import org.shuqiao.contracts.yaml.Yaml;

/**
 * A city's own search words, as {@code search-words.yaml} beside the settings lists them.
 *
 * @param synonyms groups of words for one thing, in Chinese, English or short
 * @param themes names of 类 and 项, such as {@code 3-01}
 * @param readings how words are read: a phrase, or a character, with its syllables in pinyin
 */
record SearchWordFile(List<List<String>> synonyms, Map<String, Name> themes, Map<String, String> readings) {

    /** Name of a theme in both languages. */
    record Name(String zh, String en) {

        ThemeName name() {
            return new ThemeName(zh == null ? "" : zh, en == null ? "" : en);
        }
    }

    SearchWordFile {
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
        themes = themes == null ? Map.of() : new TreeMap<>(themes);
        readings = readings == null ? Map.of() : new TreeMap<>(readings);
    }

    static SearchWordFile read(Path file) {
        if (!Files.exists(file)) {
            return new SearchWordFile(List.of(), Map.of(), Map.of());
        }
        try {
            return Yaml.MAPPER.readValue(file.toFile(), SearchWordFile.class);
        } catch (IOException e) {
            throw new CodedException(ConfigurationCode.UNREADABLE, e, file,
                    e instanceof JsonProcessingException json && json.getLocation() != null
                            ? json.getLocation().getLineNr() + ":" + json.getLocation().getColumnNr()
                            : e.getClass().getSimpleName());
        }
    }

    SearchVocabulary vocabulary() {
        Map<String, ThemeName> names = new TreeMap<>();
        themes.forEach((theme, name) -> names.put(theme, name.name()));
        return SearchVocabulary.shipped().with(synonyms, names, readings);
    }
}
