package org.shuqiao.exchange.platform.atlas;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.published.FoundEntries;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.Order;
import org.shuqiao.catalog.search.SearchPage;
import org.shuqiao.catalog.search.SearchQuery;

/**
 * Searches Apache Atlas for words as they are written, and the platform's own index where Atlas does not answer, finds
 * nothing, or is asked what it does not know: another order, or facets that an entry alone does not say.
 */
public final class CatalogueSearch {

    private final Catalog catalog;
    private final Optional<AtlasPublication> atlas;

    public CatalogueSearch(Catalog catalog, Optional<AtlasPublication> atlas) {
        this.catalog = catalog;
        this.atlas = atlas;
    }

    /**
     * A page of what was found.
     *
     * @param entries what Atlas found; what the own index found stands in the page
     * @param page with marks, facets and uses, where the own index was asked
     * @param where {@code atlas} or {@code store}
     * @param instead why the Atlas was not asked, where one stands behind the platform
     */
    public record Searched(long total, List<PublishedEntry> entries, Optional<SearchPage> page, String where,
            Optional<CodedException> instead) { }

    public Searched search(SearchQuery query) {
        if (atlas.isEmpty() || query.order() != Order.RELEVANCE
                || !query.filters().keySet().stream().allMatch(Facet::ofEntry)) {
            return own(query, Optional.empty());
        }
        try {
            FoundEntries found = atlas.get().published().search(query);
            return found.total() == 0 ? own(query, Optional.empty()) : new Searched(found.total(), found.codes()
                    .stream().flatMap(code -> catalog.entries().published(code).flatMap(EntryVersion::published)
                            .stream()).toList(), Optional.empty(), "atlas", Optional.empty());
        } catch (CodedException e) {
            return own(query, Optional.of(e));
        }
    }

    private Searched own(SearchQuery query, Optional<CodedException> instead) {
        SearchPage page = catalog.search().search(query);
        return new Searched(page.total(), List.of(), Optional.of(page), "store", instead);
    }
}
