package org.shuqiao.catalog.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.UpdateDue;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds published entries by words and facets. What was published before a search began is found by it, by whichever
 * process it was published; only while a rebuild that was asked for runs do searches see what was there before.
 */
public final class EntrySearch implements AutoCloseable {

    private static final int SUMMARY_LENGTH = 160;
    /** Hits that are counted for a suggestion; it is the best that are shown. */
    private static final int SUGGESTED_OF = 1000;
    /** A title that is typed further than this is no beginning. */
    private static final int LONGEST_BEGINNING = 60;
    private static final SortField NEWEST = new SortField(IndexFields.NEWEST, SortField.Type.LONG, true);

    private final Path folder;
    private final EntryIndex index;
    private final PublishedReader published;
    private final SearchSettings settings;
    private final Clock clock;
    private final UpdateDue updateDue;
    private final EntryQueries queries;
    private final SearchTerms words = new SearchTerms();
    private volatile Used used = new Used(Map.of(), Map.of());

    /** Deliveries by resource code as they were last asked for, and the same by entry number. */
    private record Used(Map<String, Long> byCode, Map<Long, Long> byNumber) { }

    /** @param snapshot runs work in a transaction of its own that sees the store as it is when it begins */
    public EntrySearch(Path folder, JdbcClient jdbc, Departments departments, Announcements announcements,
            SearchSettings settings, Clock clock, UpdateDue updateDue, TransactionOperations snapshot) {
        this.folder = folder;
        this.published = new PublishedReader(jdbc, departments);
        this.settings = settings;
        this.clock = clock;
        this.updateDue = updateDue;
        this.queries = new EntryQueries(IndexFields.analyzer(), settings.words());
        this.index = new EntryIndex(folder, published, announcements, settings.words(), updateDue, snapshot);
    }

    public SearchPage search(SearchQuery query) {
        return withSearcher(searcher -> search(searcher, query));
    }

    /** @return titles that what was typed so far may mean, the likeliest first, at most {@code most} */
    public List<Suggestion> suggest(String begun, int most) {
        String text = begun.strip();
        if (text.isEmpty() || text.length() > LONGEST_BEGINNING) {
            return List.of();
        }
        return withSearcher(searcher -> {
            TopFieldDocs found = searcher.search(queries.begun(text), new TopFieldCollectorManager(
                    new Sort(SortField.FIELD_SCORE, NEWEST), most, SUGGESTED_OF));
            Highlights highlights = new Highlights(queries.typed(text), words, settings.words(),
                    Highlights.Beside.BEGUN);
            List<Suggestion> suggestions = new ArrayList<>();
            for (ScoreDoc doc : found.scoreDocs) {
                PublishedEntry entry = EntryDocument.content(searcher.storedFields().document(doc.doc));
                suggestions.add(new Suggestion(entry.code(), highlights.mark(entry.entry().name())));
            }
            return suggestions;
        });
    }

    /** @return published entries about the same as this one: those it names, then those that share its elements */
    public List<RelatedEntry> related(String code, int most) {
        return withSearcher(searcher -> new RelatedEntries(searcher).of(code, most));
    }

    /** @return how 类 and 项 are called, such as {@code 3-01} */
    public ThemeName theme(String theme) {
        return withSearcher(searcher -> new ThemeNames(settings.words(), published.departments(), searcher).of(theme));
    }

    /** Brings the index up to the store, making it anew where it does not count what the store counts. */
    public IndexStatus check() {
        index.current();
        IndexStatus status = index.status();
        if (!status.whole() && status.rebuilding().isEmpty()) {
            index.rebuild();
            return index.status();
        }
        return status;
    }

    /** @return the index as it is beside the store */
    public IndexStatus status() {
        return index.status();
    }

    /** Makes the index anew from the store; searches go on in what was there before. */
    public void rebuild() {
        index.rebuild();
    }

    @Override
    public void close() {
        index.close();
    }

    private interface Searching<T> {
        T run(FacetedSearcher searcher) throws IOException;
    }

    private <T> T withSearcher(Searching<T> work) {
        try {
            SearcherManager searchers = index.current();
            FacetedSearcher searcher;
            try {
                searcher = (FacetedSearcher) searchers.acquire();
            } catch (AlreadyClosedException e) { // opened anew in between
                searchers = index.current();
                searcher = (FacetedSearcher) searchers.acquire();
            }
            try {
                return work.run(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
    }

    private SearchPage search(FacetedSearcher searcher, SearchQuery query) throws IOException {
        FreshnessFacet freshness = new FreshnessFacet(clock.instant().getEpochSecond());
        Map<Long, Long> uses = uses();
        Closeness closeness = Closeness.WHOLE;
        Query text = queries.strict(query.text());
        Optional<Query> rough = queries.rough(query.text());
        FoundDocs found = find(searcher, query, text, rough, freshness, uses);
        if (found.none() && !query.text().isBlank()) {
            closeness = Closeness.SIMILAR;
            text = queries.similar(query.text());
            found = find(searcher, query, text, Optional.empty(), freshness, uses);
        }
        if (found.none() && !query.text().isBlank()) {
            closeness = Closeness.PARTLY;
            text = queries.relaxed(query.text());
            found = find(searcher, query, text, rough, freshness, uses);
        }
        Highlights highlights = new Highlights(queries.typed(query.text()), words, settings.words(),
                closeness == Closeness.SIMILAR ? Highlights.Beside.SAME_SOUND : Highlights.Beside.NOTHING);
        List<Hit> hits = new ArrayList<>();
        ScoreDoc[] docs = found.best();
        StoredFields stored = searcher.storedFields();
        for (int i = query.offset(); i < docs.length; i++) {
            hits.add(hit(stored.document(docs[i].doc), highlights, uses));
        }
        Map<String, Department> departments = published.departments();
        FacetCounting counting = new FacetCounting(searcher, new FacetLabels(departments,
                new ThemeNames(settings.words(), departments, searcher)::of,
                LocalDate.ofInstant(clock.instant(), updateDue.zone())), freshness);
        counting.count(query, found);
        return new SearchPage(found.total(), found.none() ? Closeness.WHOLE : closeness, hits,
                counting.counts(), counting.more());
    }

    private static FoundDocs find(FacetedSearcher searcher, SearchQuery query, Query text, Optional<Query> rough,
            FreshnessFacet freshness, Map<Long, Long> uses) throws IOException {
        return FoundDocs.of(searcher, text, rough, query.filters(), freshness, order(query, uses).rewrite(searcher),
                query.offset() + query.limit());
    }

    private static Sort order(SearchQuery query, Map<Long, Long> uses) {
        return switch (query.order()) {
            case RELEVANCE -> query.text().isBlank() ? new Sort(NEWEST) : new Sort(SortField.FIELD_SCORE, NEWEST);
            case TITLE -> new Sort(new SortField(IndexFields.TITLE, SortField.Type.STRING), NEWEST);
            case NEWEST -> new Sort(NEWEST);
            case USE -> new Sort(new UseOrder(uses).getSortField(true), NEWEST);
        };
    }

    private Map<Long, Long> uses() {
        Map<String, Long> now = settings.uses().get();
        Used known = used;
        if (known.byCode() != now) {
            known = new Used(now, UseOrder.byNumber(now, published));
            used = known;
        }
        return known.byNumber();
    }

    private static Hit hit(Document document, Highlights highlights, Map<Long, Long> uses) {
        PublishedEntry found = EntryDocument.content(document);
        Entry entry = found.entry();
        long number = Long.parseLong(document.get(IndexFields.ENTRY));
        String english = document.get(IndexFields.ENGLISH);
        return new Hit(number, found.code(), found.version(), highlights.mark(entry.name()),
                highlights.excerpt(entry.summary(), SUMMARY_LENGTH), highlights.mark(EntryText.items(entry)),
                highlights.mark(EntryText.columns(entry)), highlights.mark(english == null ? "" : english),
                entry.provider(), entry.sharing().kind(), entry.format(), entry.grade(), entry.update(),
                found.publishedOn(), entry.dataset(), uses.getOrDefault(number, 0L));
    }
}
