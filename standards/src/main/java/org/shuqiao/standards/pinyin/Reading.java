package org.shuqiao.standards.pinyin;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Chinese text in pinyin. A character of several readings is read as the word says that it stands in (重庆
 * chongqing, 重要 zhongyao); one that stands in no word and may be a surname has both readings (单 dan and shan).
 */
public final class Reading {

    /** Places and words whose reading the dictionary of words does not know, and surnames. */
    private static final Map<String, List<String>> SHIPPED = shipped();
    private static final int LONGEST = 4;
    private static final Reading USUAL = new Reading(Map.of());

    private final Map<String, List<String>> phrases = new HashMap<>();
    private final Map<String, List<String>> alone = new HashMap<>();
    private int longest;

    /** @param own a city's own: a phrase with the readings of its characters, or a character with a further one */
    public Reading(Map<String, List<String>> own) {
        SHIPPED.forEach(this::add);
        own.forEach(this::add);
    }

    /** @return a reading without additions of a city */
    public static Reading usual() {
        return USUAL;
    }

    /** @return the characters that have a reading, in order; what is not Chinese is left out */
    public List<Syllable> of(String text) {
        List<Pinyin> read = HanLP.convertToPinyinList(text);
        List<Syllable> syllables = new ArrayList<>(text.length());
        int at = 0;
        while (at < text.length()) {
            Optional<String> phrase = phraseAt(text, at);
            if (phrase.isPresent()) {
                List<String> spoken = phrases.get(phrase.get());
                for (int i = 0; i < spoken.size(); i++) {
                    syllables.add(new Syllable(at + i, List.of(spoken.get(i))));
                }
                at += phrase.get().length();
                continue;
            }
            if (at < read.size() && read.get(at) != Pinyin.none5) {
                syllables.add(new Syllable(at, readings(text, at, read.get(at).getPinyinWithoutTone())));
            }
            at++;
        }
        return syllables;
    }

    /** @return the likeliest reading of the whole text without spaces; what is not Chinese is left out */
    public String letters(String text) {
        StringBuilder letters = new StringBuilder();
        of(text).forEach(syllable -> letters.append(syllable.first()));
        return letters.toString();
    }

    private Optional<String> phraseAt(String text, int at) {
        for (int length = Math.min(longest, text.length() - at); length > 1; length--) {
            String phrase = text.substring(at, at + length);
            if (phrases.containsKey(phrase)) {
                return Optional.of(phrase);
            }
        }
        return Optional.empty();
    }

    private List<String> readings(String text, int at, String usual) {
        List<String> further = alone.getOrDefault(text.substring(at, at + 1), List.of());
        if (further.isEmpty() || inWord(text, at)) {
            return List.of(usual);
        }
        List<String> all = new ArrayList<>(List.of(usual));
        further.stream().filter(other -> !other.equals(usual)).forEach(all::add);
        return all;
    }

    private static boolean inWord(String text, int at) {
        for (int length = 2; length <= LONGEST; length++) {
            for (int from = Math.max(0, at - length + 1); from <= at && from + length <= text.length(); from++) {
                if (CoreDictionary.contains(text.substring(from, from + length))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(String written, List<String> spoken) {
        if (written.length() == 1) {
            alone.merge(written, spoken, (one, other) -> {
                List<String> both = new ArrayList<>(one);
                both.addAll(other);
                return List.copyOf(both);
            });
        } else {
            phrases.put(written, spoken);
            longest = Math.max(longest, written.length());
        }
    }

    private static Map<String, List<String>> shipped() {
        try (InputStream in = Reading.class.getResourceAsStream("readings.txt")) {
            Map<String, List<String>> readings = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> List.of(line.split("\\s+")))
                    .forEach(words -> readings.put(words.getFirst(), words.subList(1, words.size())));
            return readings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
