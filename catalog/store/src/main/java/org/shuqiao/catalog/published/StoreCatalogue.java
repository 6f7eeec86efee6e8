package org.shuqiao.catalog.published;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.search.Hit;
import org.shuqiao.catalog.search.SearchPage;
import org.shuqiao.catalog.search.SearchQuery;

/** Published catalogue read from the platform's own store. */
public final class StoreCatalogue implements PublishedCatalogue {

    private final Catalog catalog;

    public StoreCatalogue(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Nothing is to be done: rows are there when they are announced, and the index catches up before each search. */
    @Override
    public void catchUp() { }

    @Override
    public Optional<PublishedDataset> dataset(String id) {
        return catalog.datasets().current(id).map(PublishedDataset::of);
    }

    @Override
    public Optional<PublishedEntry> entry(String code) {
        return catalog.entries().published(code).flatMap(EntryVersion::published);
    }

    @Override
    public List<PublishedVersion> history(String code) {
        return catalog.entries().number(code).stream().flatMap(entry -> catalog.entries().history(entry).stream())
                .flatMap(StoreCatalogue::once).toList();
    }

    @Override
    public FoundEntries search(SearchQuery query) {
        SearchPage page = catalog.search().search(query);
        return page.relaxed() ? new FoundEntries(0, List.of()) : new FoundEntries(page.total(), page.hits().stream()
                .map(Hit::code).toList());
    }

    @Override
    public Optional<LineageGraph> lineage(String code) {
        return catalog.lineages().ofEntry(code);
    }

    @Override
    public LineageGraph impactOfSource(String dataset, String column) {
        return catalog.lineages().impactOfSource(dataset, column);
    }

    @Override
    public LineageGraph impactOfStandard(String dataset, String column) {
        return catalog.lineages().impactOfStandard(dataset, column);
    }

    private static Stream<PublishedVersion> once(EntryVersion version) {
        return version.published().stream()
                .map(published -> new PublishedVersion(published, version.state(), version.digest().orElseThrow()));
    }
}
