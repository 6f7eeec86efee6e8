package org.shuqiao.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Translates a search into Lucene queries. */
final class EntryQueries {

    /** A phrase that stands whole is worth this much more than its parts. */
    private static final float WHOLE = 3f;
    private static final float SYNONYM = 0.7f;
    private static final float CODE = 50f;
    /** In a relaxed search this share of the parts must be found. */
    private static final double MOST = 0.5;
    private static final Pattern CODE_BEGINS = Pattern.compile("[1-3]\\d{2,}(/\\d*)?");

    /** Words of a search that count; what comes after them is left out. */
    private static final int MOST_WORDS = 12;

    private final SearchTerms words = new SearchTerms();
    private final Analyzer analyzer;
    private final SearchVocabulary vocabulary;
    private final TypingErrors errors;

    EntryQueries(Analyzer analyzer, SearchVocabulary vocabulary) {
        this.analyzer = analyzer;
        this.vocabulary = vocabulary;
        this.errors = new TypingErrors(vocabulary.reading());
    }

    /** @return the words of a search, as synonyms hold them */
    List<String> typed(String text) {
        return vocabulary.typed(text).stream().limit(MOST_WORDS).toList();
    }

    /** Every typed word must be found, as it is, as a synonym or as it is spoken. */
    Query strict(String text) {
        List<String> typed = typed(text);
        if (typed.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        typed.forEach(word -> all.add(new DisjunctionMaxQuery(ways(word), 0f), Occur.MUST));
        return all.build();
    }

    /** Every typed word must be found, or one that is a typing error away. */
    Query similar(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : typed(text)) {
            List<Query> ways = ways(word);
            ways.addAll(errors.of(word));
            all.add(new DisjunctionMaxQuery(ways, 0f), Occur.MUST);
        }
        return all.build();
    }

    /**
     * The words of a text and their synonyms without phrases, each worth what it is worth: enough to choose among very
     * many which are ranked in full; nothing where no word was typed.
     */
    Optional<Query> rough(String text) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (String word : typed(text)) {
            List<Query> ways = new ArrayList<>();
            ways.add(roughWord(word));
            vocabulary.synonyms(word).forEach(other -> ways.add(new BoostQuery(roughWord(other), SYNONYM)));
            some.add(new DisjunctionMaxQuery(ways, 0f), Occur.SHOULD);
        }
        BooleanQuery all = some.build();
        return all.clauses().isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private Query roughWord(String word) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        SpokenQueries.typed(word).ifPresent(spoken -> query.add(spoken, Occur.SHOULD));
        words.parts(word).forEach(part -> query.add(new DisjunctionMaxQuery(terms(part), 0.1f), Occur.SHOULD));
        if (CODE_BEGINS.matcher(word).matches()) {
            query.add(new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(IndexFields.CODE, word))), CODE),
                    Occur.SHOULD);
        }
        return query.build();
    }

    /** Names that hold what was typed so far; the last word may not be typed out. */
    Query begun(String text) {
        List<String> typed = typed(text);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            List<Query> ways = new ArrayList<>();
            Query name = new QueryBuilder(analyzer).createPhraseQuery(IndexFields.characters(IndexFields.NAME), word);
            if (name != null) {
                ways.add(new BoostQuery(name, WHOLE));
            }
            vocabulary.synonyms(word).forEach(other -> ways.add(new BoostQuery(phrase(other), SYNONYM)));
            if (i < typed.size() - 1) {
                SpokenQueries.typed(word).ifPresent(ways::add);
            } else {
                SpokenQueries.begun(word).ifPresent(ways::add);
            }
            if (!SearchVocabulary.chinese(word)) {
                String letters = word.toLowerCase(Locale.ROOT);
                for (String field : List.of(IndexFields.TITLES, IndexFields.COLUMNS, IndexFields.NAME)) {
                    ways.add(new PrefixQuery(new Term(IndexFields.characters(field), letters)));
                }
            }
            all.add(new DisjunctionMaxQuery(ways, 0f), Occur.MUST);
        }
        return all.build();
    }

    private List<Query> ways(String word) {
        List<Query> ways = new ArrayList<>();
        ways.add(word(word));
        vocabulary.synonyms(word).forEach(other -> ways.add(new BoostQuery(word(other), SYNONYM)));
        if (CODE_BEGINS.matcher(word).matches()) {
            ways.add(new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(IndexFields.CODE, word))), CODE));
        }
        return ways;
    }

    /** At least half of the parts of all words must be found. */
    Query relaxed(String text) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        List<Query> parts = new ArrayList<>();
        for (String word : typed(text)) {
            words.looseParts(word).forEach(part -> parts.add(part(part)));
        }
        parts.forEach(part -> some.add(part, Occur.SHOULD));
        return some.setMinimumNumberShouldMatch(Math.max(1, (int) Math.floor(parts.size() * MOST))).build();
    }

    /** @return the entries that have any of the values */
    static Query filter(Facet facet, Set<String> values, FreshnessFacet freshness) {
        return facet == Facet.FRESHNESS ? freshness.of(values)
                : new TermInSetQuery(IndexFields.filter(facet), values.stream().map(BytesRef::new).toList());
    }

    private Query word(String word) {
        List<SearchTerms.Part> parts = words.parts(word);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new BoostQuery(phrase(word), WHOLE), Occur.SHOULD);
        SpokenQueries.typed(word).ifPresent(spoken -> query.add(spoken, Occur.SHOULD));
        if (parts.size() > 1) {
            BooleanQuery.Builder together = new BooleanQuery.Builder();
            parts.forEach(part -> together.add(part(part), Occur.MUST));
            query.add(together.build(), Occur.SHOULD);
        } else {
            parts.forEach(part -> query.add(new DisjunctionMaxQuery(terms(part), 0.1f), Occur.SHOULD));
        }
        return query.build();
    }

    private Query part(SearchTerms.Part part) {
        List<Query> ways = terms(part);
        ways.add(phrase(part.text()));
        SpokenQueries.typed(part.text()).ifPresent(ways::add);
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static List<Query> terms(SearchTerms.Part part) {
        List<Query> terms = new ArrayList<>();
        IndexFields.WEIGHTS.forEach((field, weight) ->
                terms.add(new BoostQuery(new TermQuery(new Term(field, part.term())), weight)));
        return terms;
    }

    private Query phrase(String text) {
        List<Query> ways = new ArrayList<>();
        QueryBuilder phrases = new QueryBuilder(analyzer);
        IndexFields.WEIGHTS.forEach((field, weight) -> {
            Query phrase = phrases.createPhraseQuery(IndexFields.characters(field), text);
            if (phrase != null) {
                ways.add(new BoostQuery(phrase, weight));
            }
        });
        return new DisjunctionMaxQuery(ways, 0.1f);
    }
}
