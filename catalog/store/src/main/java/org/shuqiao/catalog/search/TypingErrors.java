package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.shuqiao.standards.pinyin.Reading;
import org.shuqiao.standards.pinyin.Spelling;

/**
 * Queries for words one typing error away: one letter or character wrong, too much, missing or two neighbouring letters
 * exchanged, or characters of the same sound.
 */
final class TypingErrors {

    /** Shorter words have too many neighbours. */
    private static final int LEAST_LETTERS = 4;
    private static final int LEAST_CHARACTERS = 3;
    private static final int MOST_CHARACTERS = 16;
    private static final int NEIGHBOURS = 30;
    private static final List<String> CHARACTERS = List.of(IndexFields.NAME, IndexFields.ITEMS, IndexFields.TITLES);

    private final Reading reading;

    TypingErrors(Reading reading) {
        this.reading = reading;
    }

    /** @return what the word may have meant; nothing for one that is too short */
    List<Query> of(String word) {
        List<Query> ways = new ArrayList<>();
        if (SearchVocabulary.chinese(word)) {
            SpokenQueries.sameSound(word, reading).ifPresent(ways::add);
            characters(word, ways);
        } else {
            letters(word, ways);
        }
        return ways;
    }

    private static void letters(String word, List<Query> ways) {
        String plain = Spelling.plain(word);
        if (plain.length() < LEAST_LETTERS) {
            return;
        }
        ways.add(near(IndexFields.HEARD, plain));
        for (String field : List.of(IndexFields.TITLES, IndexFields.COLUMNS, IndexFields.STANDARDS,
                IndexFields.PROVIDER)) {
            ways.add(near(IndexFields.characters(field), plain));
        }
    }

    private static Query near(String field, String word) {
        return new FuzzyQuery(new Term(field, word), 1, 1, NEIGHBOURS, true);
    }

    private static void characters(String word, List<Query> ways) {
        int[] points = word.codePoints().toArray();
        if (points.length < LEAST_CHARACTERS || points.length > MOST_CHARACTERS) {
            return;
        }
        for (String field : CHARACTERS) {
            List<Query> near = new ArrayList<>();
            for (int wrong = 0; wrong < points.length; wrong++) {
                near.add(without(field, points, wrong, true));
                near.add(without(field, points, wrong, false));
            }
            PhraseQuery.Builder missing = new PhraseQuery.Builder().setSlop(1);
            for (int i = 0; i < points.length; i++) {
                missing.add(new Term(IndexFields.characters(field), Character.toString(points[i])), i);
            }
            near.add(missing.build());
            ways.add(new BoostQuery(new DisjunctionMaxQuery(near, 0f), IndexFields.WEIGHTS.get(field)));
        }
    }

    /** The word without one character; in its place stands another, or the character was too much. */
    private static Query without(String field, int[] points, int wrong, boolean another) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int position = 0;
        for (int i = 0; i < points.length; i++) {
            if (i != wrong) {
                phrase.add(new Term(IndexFields.characters(field), Character.toString(points[i])), position);
            }
            position += i != wrong || another ? 1 : 0;
        }
        return phrase.build();
    }
}
