package org.shuqiao.catalog.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.facet.FacetsConfig;

/**
 * Field names and analyzers of the Lucene index. Each text stands twice: in words (smartcn), which rank well, and
 * character by character, in which a phrase is found wherever the words were cut. Titles stand twice more as they are
 * spoken: in syllables, and in pairs of initials.
 */
final class IndexFields {

    /** Grows when documents are built in another way, so that older indexes are rebuilt. */
    static final String FORMAT = "2";

    static final String ENTRY = "entry";
    static final String NUMBER = "number";
    static final String CODE = "code";
    static final String NEWEST = "newest";
    static final String NAME = "name";
    static final String SUMMARY = "summary";
    static final String ITEMS = "items";
    static final String PROVIDER = "provider";
    /** The names of the items' columns. */
    static final String COLUMNS = "columns";
    /** The dataset's titles in both languages. */
    static final String TITLES = "titles";
    /** The names of the theme and of the items' data elements, in both languages. */
    static final String STANDARDS = "standards";
    static final String CONTENT = "content";
    /** The dataset's English title, as it is shown. */
    static final String ENGLISH = "english";
    /** The title as it is spoken, for sorting. */
    static final String TITLE = "title";
    /** Words and pairs of words in letters. */
    static final String HEARD = "heard";
    /** When the data are due, in seconds since 1970; not there where nothing is known of an update. */
    static final String DUE = "due";

    /** The texts that are searched, with what a find in each is worth. */
    static final Map<String, Float> WEIGHTS = Map.of(NAME, 6f, TITLES, 3f, ITEMS, 2f, PROVIDER, 2f, COLUMNS, 2f,
            STANDARDS, 1f, SUMMARY, 1f);
    /** The texts that are searched as they are spoken, too. */
    static final Map<String, Float> SPOKEN = Map.of(NAME, 6f, ITEMS, 2f, PROVIDER, 2f);

    static final FacetsConfig FACETS = facets();

    private IndexFields() { }

    static String characters(String field) {
        return field + "_c";
    }

    static String syllables(String field) {
        return field + "_s";
    }

    static String initials(String field) {
        return field + "_i";
    }

    static String filter(Facet facet) {
        return "f_" + dimension(facet);
    }

    static String dimension(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    static Analyzer words() {
        return new SmartChineseAnalyzer();
    }

    static Analyzer analyzer() {
        Map<String, Analyzer> characters = new HashMap<>();
        Analyzer standard = new StandardAnalyzer(CharArraySet.EMPTY_SET);
        WEIGHTS.keySet().forEach(field -> characters.put(characters(field), standard));
        return new PerFieldAnalyzerWrapper(words(), characters);
    }

    private static FacetsConfig facets() {
        FacetsConfig config = new FacetsConfig();
        config.setMultiValued(dimension(Facet.ELEMENT), true);
        config.setMultiValued(dimension(Facet.MODE), true);
        return config;
    }
}
