package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;

/** Counts the found entries by every facet. A page holds the most frequent values and those that filter. */
final class FacetCounting {

    private final FacetedSearcher searcher;
    private final FacetLabels labels;
    private final FreshnessFacet freshness;
    private final Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    private final Map<Facet, Integer> more = new EnumMap<>(Facet.class);

    FacetCounting(FacetedSearcher searcher, FacetLabels labels, FreshnessFacet freshness) {
        this.searcher = searcher;
        this.labels = labels;
        this.freshness = freshness;
    }

    void count(SearchQuery query, FoundDocs found) throws IOException {
        if (searcher.facets().isEmpty()) {
            return;
        }
        Facets all = new SortedSetDocValuesFacetCounts(searcher.facets().get(), found.matched());
        for (Facet facet : Facet.values()) {
            Set<String> chosen = query.filters().getOrDefault(facet, Set.of());
            FacetsCollector matched = found.beside().getOrDefault(facet, found.matched());
            if (facet == Facet.FRESHNESS) {
                punctuality(freshness.count(matched), chosen);
            } else {
                values(facet, chosen.isEmpty() ? all
                        : new SortedSetDocValuesFacetCounts(searcher.facets().get(), matched), chosen);
            }
        }
    }

    Map<Facet, List<FacetCount>> counts() {
        return counts;
    }

    Map<Facet, Integer> more() {
        return more;
    }

    private void values(Facet facet, Facets source, Set<String> chosen) throws IOException {
        String dimension = IndexFields.dimension(facet);
        FacetResult result = source.getTopChildren(SearchPage.MOST_VALUES, dimension);
        List<FacetCount> values = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(chosen);
        if (result != null) {
            for (LabelAndValue value : result.labelValues) {
                values.add(labels.count(facet, value.label, value.value.intValue()));
                missing.remove(value.label);
            }
            for (String value : missing) {
                int count = source.getSpecificValue(dimension, value).intValue();
                if (count > 0) {
                    values.add(labels.count(facet, value, count));
                }
            }
            more.put(facet, Math.max(0, result.childCount - values.size()));
        }
        counts.put(facet, values);
    }

    private void punctuality(Map<Punctuality, Integer> states, Set<String> chosen) {
        List<FacetCount> values = new ArrayList<>();
        states.forEach((state, count) -> {
            if (count > 0 || chosen.contains(state.code())) {
                values.add(labels.count(Facet.FRESHNESS, state.code(), count));
            }
        });
        values.sort(Comparator.comparingInt(FacetCount::count).reversed());
        counts.put(Facet.FRESHNESS, values);
    }
}
