package org.shuqiao.catalog.search;

import java.util.List;
import java.util.Map;

/**
 * Page of search results with facet counts.
 *
 * @param total entries found in all
 * @param relaxed whether nothing held all words, so that entries with most of them are shown
 * @param facets per facet the values with their counts, highest first; a facet that filters is counted without its own
 *     filter, so that the other choices stay visible
 */
public record SearchPage(long total, boolean relaxed, List<Hit> hits, Map<Facet, List<FacetCount>> facets) {

    public SearchPage {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }
}
