package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Page of search results with facet counts.
 *
 * @param total entries found in all
 * @param closeness degree to which they hold what was typed
 * @param facets per facet the values with their counts, highest first, at most {@value #MOST_VALUES} and those that
 *     filter; a facet that filters is counted without its own filter, so that the other choices stay visible
 * @param more per facet how many values there are beside those
 */
public record SearchPage(long total, Closeness closeness, List<Hit> hits, Map<Facet, List<FacetCount>> facets,
        Map<Facet, Integer> more) {

    /** Values of one facet on a page. */
    public static final int MOST_VALUES = 50;

    public SearchPage {
        requireNonNull(closeness, "closeness is null");
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
        more = Map.copyOf(more);
    }

    /** @return whether nothing held all words, so that similar entries are shown or those with most of them */
    public boolean relaxed() {
        return closeness != Closeness.WHOLE;
    }
}
