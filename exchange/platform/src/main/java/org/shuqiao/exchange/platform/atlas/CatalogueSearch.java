package org.shuqiao.exchange.platform.atlas;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.published.FoundEntries;
import org.shuqiao.catalog.published.PublishedCatalogue;
import org.shuqiao.catalog.search.SearchQuery;

/** Searches Apache Atlas, falling back to the platform's own index. */
public final class CatalogueSearch {

    private final Catalog catalog;
    private final PublishedCatalogue store;
    private final Optional<AtlasPublication> atlas;

    /** @param store the platform's own */
    public CatalogueSearch(Catalog catalog, PublishedCatalogue store, Optional<AtlasPublication> atlas) {
        this.catalog = catalog;
        this.store = store;
        this.atlas = atlas;
    }

    /**
     * A page of what was found.
     *
     * @param where {@code atlas} or {@code store}
     * @param instead why the Atlas was not asked, where one stands behind the platform
     */
    public record Searched(long total, List<PublishedEntry> entries, String where, Optional<CodedException> instead) { }

    public Searched search(SearchQuery query) {
        if (atlas.isEmpty()) {
            return searched(store.search(query), "store", Optional.empty());
        }
        try {
            return searched(atlas.get().published().search(query), "atlas", Optional.empty());
        } catch (CodedException e) {
            return searched(store.search(query), "store", Optional.of(e));
        }
    }

    private Searched searched(FoundEntries found, String where, Optional<CodedException> instead) {
        List<PublishedEntry> entries = found.codes().stream()
                .flatMap(code -> catalog.entries().published(code).flatMap(EntryVersion::published).stream()).toList();
        return new Searched(found.total(), entries, where, instead);
    }
}
