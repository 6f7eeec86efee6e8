package org.shuqiao.catalog.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds published entries by words and facets. What was published before a search began is found by it, by whichever
 * process it was published.
 */
public final class EntrySearch implements AutoCloseable {

    private static final int FACET_VALUES = 50;
    private static final int SUMMARY_LENGTH = 160;
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE,
            new SortField(IndexFields.NEWEST, SortField.Type.LONG, true));
    private static final Sort NEWEST_FIRST = new Sort(new SortField(IndexFields.NEWEST, SortField.Type.LONG, true));

    private final Path folder;
    private final EntryIndex index;
    private final PublishedReader published;
    private final EntryQueries queries = new EntryQueries(IndexFields.analyzer());
    private final SearchTerms words = new SearchTerms();

    public EntrySearch(Path folder, JdbcClient jdbc, Departments departments, Announcements announcements) {
        this.folder = folder;
        this.published = new PublishedReader(jdbc, departments);
        this.index = new EntryIndex(folder, published, announcements);
    }

    public SearchPage search(SearchQuery query) {
        try {
            SearcherManager searchers = index.current();
            FacetedSearcher searcher = (FacetedSearcher) searchers.acquire();
            try {
                return search(searcher, query);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
    }

    /** Makes the index anew from the store; searches wait. */
    public void rebuild() {
        index.rebuild();
    }

    @Override
    public void close() {
        index.close();
    }

    private SearchPage search(FacetedSearcher searcher, SearchQuery query) throws IOException {
        Query text = queries.strict(query.text());
        Found found = find(searcher, query, text);
        boolean relaxed = found.docs().totalHits.value() == 0 && !query.text().isBlank();
        if (relaxed) {
            text = queries.relaxed(query.text());
            found = find(searcher, query, text);
        }
        Highlights highlights = new Highlights(query.text(), words);
        List<Hit> hits = new ArrayList<>();
        ScoreDoc[] docs = found.docs().scoreDocs;
        for (int i = query.offset(); i < docs.length; i++) {
            hits.add(hit(searcher.storedFields().document(docs[i].doc), highlights));
        }
        long total = found.docs().totalHits.value();
        return new SearchPage(total, relaxed && total > 0, hits, facets(searcher, query, text, found));
    }

    private record Found(TopFieldDocs docs, FacetsCollector matched) { }

    private static Found find(FacetedSearcher searcher, SearchQuery query, Query text) throws IOException {
        Query narrowed = EntryQueries.filtered(text, query.filters(), Set.of());
        Sort order = query.text().isBlank() ? NEWEST_FIRST : BEST_FIRST;
        Object[] both = searcher.search(narrowed, new MultiCollectorManager(
                new TopFieldCollectorManager(order, query.offset() + query.limit(), Integer.MAX_VALUE),
                        new FacetsCollectorManager()));
        return new Found((TopFieldDocs) both[0], (FacetsCollector) both[1]);
    }

    private Map<Facet, List<FacetCount>> facets(FacetedSearcher searcher, SearchQuery query, Query text, Found found)
            throws IOException {
        Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
        if (searcher.facets().isEmpty()) {
            return counts;
        }
        FacetLabels labels = new FacetLabels(published.departments());
        Facets all = new SortedSetDocValuesFacetCounts(searcher.facets().get(), found.matched());
        for (Facet facet : Facet.values()) {
            Facets source = all;
            if (query.filters().containsKey(facet)) {
                FacetsCollector others = searcher.search(EntryQueries.filtered(text, query.filters(), Set.of(facet)),
                        new FacetsCollectorManager());
                source = new SortedSetDocValuesFacetCounts(searcher.facets().get(), others);
            }
            counts.put(facet, counts(source, facet, labels));
        }
        return counts;
    }

    private static List<FacetCount> counts(Facets source, Facet facet, FacetLabels labels) throws IOException {
        FacetResult result = source.getTopChildren(FACET_VALUES, IndexFields.dimension(facet));
        List<FacetCount> counts = new ArrayList<>();
        if (result != null) {
            for (LabelAndValue value : result.labelValues) {
                counts.add(labels.count(facet, value.label, value.value.intValue()));
            }
        }
        return counts;
    }

    private static Hit hit(Document document, Highlights highlights) {
        PublishedEntry found = CatalogJson.read(document.get(IndexFields.CONTENT), PublishedEntry.class);
        Entry entry = found.entry();
        return new Hit(Long.parseLong(document.get(IndexFields.ENTRY)), found.code(), found.version(),
                highlights.mark(entry.name()),
                highlights.excerpt(entry.summary(), SUMMARY_LENGTH), highlights.mark(EntryDocument.items(entry)),
                        entry.provider(),
                entry.sharing().kind(), entry.format(), entry.grade(), entry.update(), found.publishedOn(),
                        entry.dataset());
    }
}
