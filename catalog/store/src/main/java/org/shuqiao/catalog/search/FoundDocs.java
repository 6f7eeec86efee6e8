package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * second walk over what was found. Where that is much, words alone choose those that are ranked in full.
 *
 * @param total   how many were found
 * @param best    the best of them
 * @param matched all of them
 * @param beside  for each facet that filters, what is found without its own filter
 */
record FoundDocs(long total, ScoreDoc[] best, FacetsCollector matched, Map<Facet, FacetsCollector> beside) {

    /** So many are found before words alone choose whom to rank in full. */
    private static final int MANY = 3000;
    /** So many are ranked in full then, or this part of what was found: parts of a word alone, repeated, rank high. */
    private static final int RANKED = 1000;
    private static final int PART = 4;
    /** Further pages are ranked from all that was found. */
    private static final int FIRST_PAGES = 200;

    boolean none() {
        return total == 0;
    }

    /**
     * @param text  the query without filters
     * @param rough its words alone, without phrases; nothing where they say too little
     * @param sort  how the best are chosen
     * @param most  how many they are
     */
    static FoundDocs of(FacetedSearcher searcher, Query text, Optional<Query> rough, Map<Facet, Set<String>> filters,
            FreshnessFacet freshness, Sort sort, int most) throws IOException {
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
        ScoreDoc[] best = total == 0 ? new ScoreDoc[0] : best(searcher, text,
                rough.filter(any -> total > MANY && most <= FIRST_PAGES), matched, total, sort, most);
        return new FoundDocs(total, best, matched, beside);
    }

    private static ScoreDoc[] best(FacetedSearcher searcher, Query text, Optional<Query> rough,
            FacetsCollector matched, long total, Sort sort, int most) throws IOException {
        Query found = ChosenDocs.of(matched.getMatchingDocs());
        if (!sort.needsScores()) {
            return searcher.search(found, new TopFieldCollectorManager(sort, most, most)).scoreDocs;
        }
        if (rough.isPresent()) {
            Query words = new BooleanQuery.Builder().add(found, Occur.FILTER).add(rough.get(), Occur.SHOULD).build();
            int ranked = (int) Math.max(RANKED, total / PART);
            found = ChosenDocs.of(searcher, searcher.search(words,
                    new TopFieldCollectorManager(sort, ranked, ranked)).scoreDocs);
        }
        return searcher.search(new BooleanQuery.Builder().add(found, Occur.FILTER).add(text, Occur.MUST).build(),
                new TopFieldCollectorManager(sort, most, most)).scoreDocs;
    }
}
