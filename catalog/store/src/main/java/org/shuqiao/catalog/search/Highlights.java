package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Highlights matched words, their synonyms and their parts in a text. */
final class Highlights {

    private final List<String> sought;

    Highlights(String text, SearchTerms words) {
        TreeSet<String> all = new TreeSet<>(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (String word : SearchTerms.typed(text)) {
            all.add(word.toLowerCase(Locale.ROOT));
            Synonyms.of(word).forEach(other -> all.add(other.toLowerCase(Locale.ROOT)));
            words.parts(word).forEach(part -> all.add(part.text().toLowerCase(Locale.ROOT)));
        }
        this.sought = List.copyOf(all);
    }

    /** The text with its finds marked. At each place the longest sought text counts; a single character does not. */
    Snippet mark(String text) {
        String plain = EntryDocument.normal(text);
        String lower = plain.toLowerCase(Locale.ROOT);
        if (sought.isEmpty() || lower.length() != plain.length()) {
            return Snippet.plain(plain);
        }
        List<Snippet.Part> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < lower.length()) {
            int length = longestAt(lower, at);
            if (length == 0) {
                at++;
                continue;
            }
            if (at > from) {
                parts.add(new Snippet.Part(plain.substring(from, at), false));
            }
            parts.add(new Snippet.Part(plain.substring(at, at + length), true));
            at += length;
            from = at;
        }
        if (from < plain.length()) {
            parts.add(new Snippet.Part(plain.substring(from), false));
        }
        return new Snippet(parts);
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

    private int longestAt(String text, int at) {
        for (String word : sought) {
            if (word.length() > 1 && text.startsWith(word, at)) {
                return word.length();
            }
        }
        return 0;
    }
}
