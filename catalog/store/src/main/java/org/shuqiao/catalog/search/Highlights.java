package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.shuqiao.standards.pinyin.Reading;
import org.shuqiao.standards.pinyin.Spelling;
import org.shuqiao.standards.pinyin.Syllable;

/** Highlights matched words, their synonyms, their parts and what sounds like them in a text. */
final class Highlights {

    private final List<String> sought;
    /** Syllables that were typed, in each way to cut them. */
    private final List<List<String>> spoken = new ArrayList<>();
    private final List<String> initials = new ArrayList<>();
    private final Reading reading;
    private final boolean begun;

    /** Further matches that are marked, beside texts written or spoken as typed. */
    enum Beside {
        NOTHING,
        /** Texts that sound like typed Chinese. */
        SAME_SOUND,
        /** Texts whose sound begins as typed so far. */
        BEGUN
    }

    Highlights(List<String> typed, SearchTerms words, SearchVocabulary vocabulary, Beside beside) {
        this.reading = vocabulary.reading();
        this.begun = beside == Beside.BEGUN;
        TreeSet<String> all = new TreeSet<>(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (String word : typed) {
            all.add(word.toLowerCase(Locale.ROOT));
            vocabulary.synonyms(word).forEach(other -> all.add(other.toLowerCase(Locale.ROOT)));
            words.parts(word).forEach(part -> all.add(part.text().toLowerCase(Locale.ROOT)));
            String letters = Spelling.plain(word);
            if (Spelling.isLetters(letters)) {
                spoken.addAll(begun ? Spelling.cutBegun(letters) : Spelling.cut(letters));
                initials.add(letters);
            } else if (beside == Beside.SAME_SOUND && SearchVocabulary.chinese(word)) {
                spoken.add(reading.of(word).stream().map(Syllable::first).toList());
            }
        }
        spoken.removeIf(List::isEmpty);
        this.sought = List.copyOf(all);
    }

    /**
     * The text with its finds marked. At each place the longest sought text counts; a single character does not. What
     * is only spoken so is marked where nothing is written so.
     */
    Snippet mark(String text) {
        String plain = EntryText.normal(text);
        String lower = plain.toLowerCase(Locale.ROOT);
        if (sought.isEmpty() || lower.length() != plain.length()) {
            return Snippet.plain(plain);
        }
        BitSet starts = new BitSet();
        BitSet found = written(lower, starts);
        if (found.isEmpty()) {
            found = heard(plain, starts);
        }
        return cut(plain, found, starts);
    }

    /** The marked text, cut to about {@code most} characters around its first find. */
    Snippet excerpt(String text, int most) {
        Snippet marked = mark(text);
        String plain = marked.text();
        if (plain.length() <= most) {
            return marked;
        }
        int first = 0;
        for (Snippet.Part part : marked.parts()) {
            if (part.found()) {
                break;
            }
            first += part.text().length();
        }
        int start = first >= plain.length() ? 0 : Math.max(0, Math.min(first - most / 4, plain.length() - most));
        return mark((start > 0 ? "…" : "") + plain.substring(start, start + most)
                + (start + most < plain.length() ? "…" : ""));
    }

    private static Snippet cut(String plain, BitSet found, BitSet starts) {
        List<Snippet.Part> parts = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= plain.length(); at++) {
            if (at == plain.length() || found.get(at) != found.get(at - 1) || starts.get(at)) {
                parts.add(new Snippet.Part(plain.substring(from, at), found.get(at - 1)));
                from = at;
            }
        }
        return new Snippet(parts);
    }

    private BitSet written(String lower, BitSet starts) {
        BitSet found = new BitSet(lower.length());
        int at = 0;
        while (at < lower.length()) {
            int length = longestAt(lower, at);
            if (length > 0) {
                found.set(at, at + length);
                starts.set(at);
            }
            at += Math.max(1, length);
        }
        return found;
    }

    private BitSet heard(String plain, BitSet starts) {
        BitSet found = new BitSet(plain.length());
        if (spoken.isEmpty() && initials.isEmpty()) {
            return found;
        }
        List<Syllable> syllables = reading.of(plain);
        for (int i = 0; i < syllables.size(); i++) {
            int length = Math.max(fullAt(syllables, i), initialsAt(syllables, i));
            if (length > 0) {
                int at = syllables.get(i).at();
                found.set(at, at + length);
                starts.set(at);
            }
        }
        return found;
    }

    private int fullAt(List<Syllable> syllables, int at) {
        for (List<String> pieces : spoken) {
            boolean all = at + pieces.size() <= syllables.size();
            for (int i = 0; all && i < pieces.size(); i++) {
                String piece = pieces.get(i);
                boolean open = begun && i == pieces.size() - 1;
                all = together(syllables, at, i) && syllables.get(at + i).spoken().stream()
                        .anyMatch(one -> open ? one.startsWith(piece) : one.equals(piece));
            }
            if (all) {
                return pieces.size();
            }
        }
        return 0;
    }

    private int initialsAt(List<Syllable> syllables, int at) {
        for (String letters : initials) {
            boolean all = at + letters.length() <= syllables.size();
            for (int i = 0; all && i < letters.length(); i++) {
                char initial = letters.charAt(i);
                all = together(syllables, at, i) && syllables.get(at + i).spoken().stream()
                        .anyMatch(one -> one.charAt(0) == initial);
            }
            if (all) {
                return letters.length();
            }
        }
        return 0;
    }

    private static boolean together(List<Syllable> syllables, int at, int further) {
        return syllables.get(at + further).at() == syllables.get(at).at() + further;
    }

    private int longestAt(String text, int at) {
        for (String word : sought) {
            if (word.length() > 1 && text.startsWith(word, at)) {
                return word.length();
            }
        }
        return 0;
    }
}
