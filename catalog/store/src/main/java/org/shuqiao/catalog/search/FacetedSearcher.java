package org.shuqiao.catalog.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** Lucene searcher with the facet state of one index reader. */
final class FacetedSearcher extends IndexSearcher {

    private final Optional<SortedSetDocValuesReaderState> facets;

    FacetedSearcher(IndexReader reader) throws IOException {
        super(reader);
        this.facets = reader.numDocs() == 0 ? Optional.empty()
                : Optional.of(new DefaultSortedSetDocValuesReaderState(reader, IndexFields.FACETS));
    }

    /** @return empty where the index holds nothing */
    Optional<SortedSetDocValuesReaderState> facets() {
        return facets;
    }
}
