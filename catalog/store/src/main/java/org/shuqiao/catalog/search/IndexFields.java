package org.shuqiao.catalog.search;

import java.util.HashMap;
import java.util.List;
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
 * character by character, in which a phrase is found wherever the words were cut.
 */
final class IndexFields {

    /** Grows when documents are built in another way, so that older indexes are rebuilt. */
    static final String FORMAT = "1";

    static final String ENTRY = "entry";
    static final String CODE = "code";
    static final String VERSION = "version";
    static final String NEWEST = "newest";
    static final String NAME = "name";
    static final String SUMMARY = "summary";
    static final String ITEMS = "items";
    static final String PROVIDER = "provider";
    static final String CONTENT = "content";

    /** The texts that are searched, with what a find in each is worth. */
    static final Map<String, Float> WEIGHTS = Map.of(NAME, 6f, ITEMS, 2f, PROVIDER, 2f, SUMMARY, 1f);
    static final List<String> HIGHLIGHTED = List.of(NAME, SUMMARY, ITEMS);

    static final FacetsConfig FACETS = facets();

    private IndexFields() { }

    static String characters(String field) {
        return field + "_c";
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
