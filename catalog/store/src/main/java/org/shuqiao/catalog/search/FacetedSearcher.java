package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** Lucene searcher with the facet state of one index reader. */
final class FacetedSearcher extends IndexSearcher {

    private final Optional<SortedSetDocValuesReaderState> facets;
    private final Map<String, Optional<String>> providers = new ConcurrentHashMap<>();

    FacetedSearcher(IndexReader reader) throws IOException {
        super(reader);
        this.facets = reader.numDocs() == 0 ? Optional.empty()
                : Optional.of(new DefaultSortedSetDocValuesReaderState(reader, IndexFields.FACETS));
    }

    /** @return empty where the index holds nothing */
    Optional<SortedSetDocValuesReaderState> facets() {
        return facets;
    }

    /** @return the department that provides more than half of a theme's entries */
    Optional<String> providerOf(String theme) {
        return facets.isEmpty() ? Optional.empty() : providers.computeIfAbsent(theme, this::mainProvider);
    }

    private Optional<String> mainProvider(String theme) {
        try {
            FacetResult most = new SortedSetDocValuesFacetCounts(facets.orElseThrow(),
                    search(new TermQuery(new Term(IndexFields.filter(Facet.THEME), theme)),
                            new FacetsCollectorManager()))
                    .getTopChildren(1, IndexFields.dimension(Facet.PROVIDER));
            return most == null || most.labelValues[0].value.intValue() * 2 <= most.value.intValue()
                    ? Optional.empty() : Optional.of(most.labelValues[0].label);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
