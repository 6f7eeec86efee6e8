package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.shuqiao.standards.pinyin.Reading;
import org.shuqiao.standards.pinyin.Spelling;
import org.shuqiao.standards.pinyin.Syllable;

/** Queries for titles by how they are spoken: in full, by initials, or by other characters of the same sound. */
final class SpokenQueries {

    private static final float FULL = 2f;
    private static final float INITIALS = 0.8f;

    private SpokenQueries() { }

    /** @return titles that sound like the typed letters; none where the word is not of letters */
    static Optional<Query> typed(String word) {
        String letters = Spelling.plain(word);
        if (!Spelling.isLetters(letters)) {
            return Optional.empty();
        }
        List<Query> ways = new ArrayList<>();
        IndexFields.SPOKEN.forEach((field, weight) -> {
            for (List<String> syllables : Spelling.cut(letters)) {
                ways.add(new BoostQuery(phrase(IndexFields.syllables(field), syllables), weight * FULL));
            }
            ways.add(new BoostQuery(initials(field, letters), weight * INITIALS));
        });
        return Optional.of(new DisjunctionMaxQuery(ways, 0f));
    }

    /** @return names that begin to sound like the typed letters, the last syllable perhaps not typed out */
    static Optional<Query> begun(String word) {
        String letters = Spelling.plain(word);
        if (!Spelling.isLetters(letters)) {
            return Optional.empty();
        }
        List<Query> ways = new ArrayList<>();
        String field = IndexFields.syllables(IndexFields.NAME);
        for (List<String> pieces : Spelling.cutBegun(letters)) {
            MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
            pieces.subList(0, pieces.size() - 1).forEach(piece -> phrase.add(new Term(field, piece)));
            phrase.add(Spelling.beginning(pieces.getLast()).stream().map(one -> new Term(field, one))
                    .toArray(Term[]::new));
            ways.add(new BoostQuery(phrase.build(), FULL));
        }
        ways.add(new BoostQuery(initials(IndexFields.NAME, letters), INITIALS));
        return Optional.of(new DisjunctionMaxQuery(ways, 0f));
    }

    /** @return titles with characters of the same sound; none where the word has fewer than two of them */
    static Optional<Query> sameSound(String word, Reading reading) {
        List<Syllable> syllables = reading.of(word);
        if (syllables.size() < 2 || syllables.size() != word.codePointCount(0, word.length())) {
            return Optional.empty();
        }
        List<Query> ways = new ArrayList<>();
        List<String> spoken = syllables.stream().map(Syllable::first).toList();
        IndexFields.SPOKEN.forEach((field, weight) ->
                ways.add(new BoostQuery(phrase(IndexFields.syllables(field), spoken), weight)));
        return Optional.of(new DisjunctionMaxQuery(ways, 0f));
    }

    private static Query phrase(String field, List<String> syllables) {
        if (syllables.size() == 1) {
            return new TermQuery(new Term(field, syllables.getFirst()));
        }
        return new PhraseQuery(field, syllables.toArray(String[]::new));
    }

    /** The pairs of every second letter say the same as all pairs, and are fewer. */
    private static Query initials(String field, String letters) {
        String pairs = IndexFields.initials(field);
        String plain = letters.toLowerCase(Locale.ROOT);
        if (plain.length() == 2) {
            return new TermQuery(new Term(pairs, plain));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int last = plain.length() - 2;
        for (int at = 0; at < last; at += 2) {
            phrase.add(new Term(pairs, plain.substring(at, at + 2)), at);
        }
        return phrase.add(new Term(pairs, plain.substring(last)), last).build();
    }
}
