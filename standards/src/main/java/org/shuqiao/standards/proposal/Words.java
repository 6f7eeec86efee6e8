package org.shuqiao.standards.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;

/**
 * List of the words by which departments name their columns: Chinese titles, the abbreviations and English names in
 * use, and the pinyin of each title in full and by initials.
 */
final class Words {

    /** Letters at the end of a name that may be initials; two are too often something else. */
    private static final int INITIALS = 3;
    private static final Words BUNDLED = read();

    private final Map<String, Word> titles = new HashMap<>();
    private final Map<String, Word> names = new HashMap<>();
    private final Map<String, List<Word>> pinyin = new HashMap<>();
    private String digest = "";
    private int longestTitle;
    private int longestName;

    private Words() { }

    static Words bundled() {
        return BUNDLED;
    }

    /** @return the digest of the list, its version */
    String digest() {
        return digest;
    }

    Optional<Word> title(String title) {
        return Optional.ofNullable(titles.get(title));
    }

    /** The head of a Chinese title stands last: the longest word at its end says what it is. */
    Optional<Word> titleEnd(String title) {
        for (int from = Math.max(0, title.length() - longestTitle); from < title.length(); from++) {
            Word word = titles.get(title.substring(from));
            if (word != null) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** @param name in lower case, nothing but letters and digits */
    Optional<Word> name(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** @return the words whose pinyin, in full or by initials, this is */
    List<Word> pinyin(String name) {
        return pinyin.getOrDefault(name, List.of());
    }

    /** @return the longest ending of the name that the list has, at least {@code least} letters long */
    Optional<Word> nameEnd(String name, int least) {
        for (int from = Math.max(1, name.length() - longestName); from <= name.length() - least; from++) {
            String end = name.substring(from);
            Word word = names.get(end);
            if (word == null && end.length() >= INITIALS) {
                word = one(pinyin(end)).orElse(null);
            }
            if (word != null) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** Initials that several elements share say nothing by themselves. */
    static Optional<Word> one(List<Word> words) {
        boolean same = words.stream().map(Word::element).distinct().count() == 1;
        return same ? Optional.of(words.getFirst()) : Optional.empty();
    }

    private static Words read() {
        Words words = new Words();
        try (InputStream in = Words.class.getResourceAsStream("words.csv")) {
            byte[] bytes = in.readAllBytes();
            words.digest = Sha256.tagged(bytes);
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList()) {
                words.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Cells: element, weight, standard column, titles and names, the last two with spaces between them. */
    private void add(String[] cells) {
        double weight = Double.parseDouble(cells[1]);
        for (String title : split(cells[3])) {
            Word word = new Word(cells[0], weight, cells[2], title);
            titles.putIfAbsent(title, word);
            longestTitle = Math.max(longestTitle, title.length());
            if (title.length() > 1) {
                sound(Pinyin.full(title), word);
                sound(Pinyin.initials(title), word);
            }
        }
        for (String name : split(cells[4])) {
            names.putIfAbsent(name, new Word(cells[0], weight, cells[2], name));
            longestName = Math.max(longestName, name.length());
        }
    }

    private void sound(String letters, Word word) {
        if (letters.length() > 1) {
            List<Word> words = pinyin.computeIfAbsent(letters, none -> new ArrayList<>());
            if (!words.contains(word)) {
                words.add(word);
            }
            longestName = Math.max(longestName, letters.length());
        }
    }

    private static List<String> split(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
    }
}
