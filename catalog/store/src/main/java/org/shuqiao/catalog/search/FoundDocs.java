package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * Documents that a query and its filters found, from one walk through the index.
 *
 * @param docs    the best of them
 * @param matched all of them
 * @param beside  for each facet that filters, what is found without its own filter
 */
record FoundDocs(TopFieldDocs docs, FacetsCollector matched, Map<Facet, FacetsCollector> beside) {

    boolean none() {
        return docs.totalHits.value() == 0;
    }

    /** @param text the query without filters */
    static FoundDocs of(FacetedSearcher searcher, Query text, Map<Facet, Set<String>> filters, FreshnessFacet freshness,
            TopFieldCollectorManager best) throws IOException {
        MultiCollectorManager all = new MultiCollectorManager(best, new FacetsCollectorManager());
        if (filters.isEmpty() || searcher.facets().isEmpty()) {
            Object[] found = searcher.search(text, all);
            return new FoundDocs((TopFieldDocs) found[0], (FacetsCollector) found[1], Map.of());
        }
        DrillDownQuery narrowed = new DrillDownQuery(IndexFields.FACETS, text);
        List<Facet> facets = new ArrayList<>();
        List<FacetsCollectorManager> without = new ArrayList<>();
        filters.forEach((facet, values) -> {
            narrowed.add(IndexFields.dimension(facet), EntryQueries.filter(facet, values, freshness));
            facets.add(facet);
            without.add(new FacetsCollectorManager());
        });
        DrillSideways.Result<Object[], FacetsCollector> found = new DrillSideways(searcher, IndexFields.FACETS,
                searcher.facets().get()).search(narrowed, all, without);
        Map<Facet, FacetsCollector> beside = new EnumMap<>(Facet.class);
        for (int i = 0; i < facets.size(); i++) {
            beside.put(facets.get(i), found.drillSidewaysResults().get(i));
        }
        Object[] hits = found.drillDownResult();
        return new FoundDocs((TopFieldDocs) hits[0], (FacetsCollector) hits[1], beside);
    }
}
