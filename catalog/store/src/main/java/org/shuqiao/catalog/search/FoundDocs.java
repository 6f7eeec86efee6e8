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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;

/**
 * Documents that a query and its filters found. All are counted without being ranked, from one walk through the index
 * whatever filters there are, which the index remembers for texts that are searched often; the best are ranked in a
 * second walk, which passes over what cannot be among them.
 *
 * @param total   how many were found
 * @param best    the best of them
 * @param matched all of them
 * @param beside  for each facet that filters, what is found without its own filter
 */
record FoundDocs(long total, ScoreDoc[] best, FacetsCollector matched, Map<Facet, FacetsCollector> beside) {

    boolean none() {
        return total == 0;
    }

    /**
     * @param text the query without filters
     * @param sort how the best are chosen
     * @param most how many they are
     */
    static FoundDocs of(FacetedSearcher searcher, Query text, Map<Facet, Set<String>> filters, FreshnessFacet freshness,
            Sort sort, int most) throws IOException {
        FacetsCollector matched;
        Map<Facet, FacetsCollector> beside = new EnumMap<>(Facet.class);
        if (filters.isEmpty() || searcher.facets().isEmpty()) {
            matched = searcher.search(new ConstantScoreQuery(text), new FacetsCollectorManager());
        } else {
            DrillDownQuery narrowed = new DrillDownQuery(IndexFields.FACETS, new ConstantScoreQuery(text));
            List<Facet> facets = new ArrayList<>(filters.keySet());
            facets.forEach(facet -> narrowed.add(IndexFields.dimension(facet),
                    EntryQueries.filter(facet, filters.get(facet), freshness)));
            DrillSideways.Result<FacetsCollector, FacetsCollector> found = new DrillSideways(searcher,
                    IndexFields.FACETS, searcher.facets().get()).search(narrowed, new FacetsCollectorManager(),
                            facets.stream().map(facet -> new FacetsCollectorManager()).toList());
            matched = found.drillDownResult();
            for (int i = 0; i < facets.size(); i++) {
                beside.put(facets.get(i), found.drillSidewaysResults().get(i));
            }
        }
        long total = matched.getMatchingDocs().stream().mapToLong(FacetsCollector.MatchingDocs::totalHits).sum();
        return new FoundDocs(total, total == 0 ? new ScoreDoc[0] : searcher.search(
                filtered(text, filters, freshness, sort), new TopFieldCollectorManager(sort, most, most)).scoreDocs,
                matched, beside);
    }

    private static Query filtered(Query text, Map<Facet, Set<String>> filters, FreshnessFacet freshness, Sort sort) {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(text,
                sort.needsScores() ? Occur.MUST : Occur.FILTER);
        filters.forEach((facet, values) -> narrowed.add(EntryQueries.filter(facet, values, freshness), Occur.FILTER));
        return narrowed.build();
    }
}
