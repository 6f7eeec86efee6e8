package org.shuqiao.catalog.published;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.search.SearchQuery;

/**
 * Read access to the published catalogue: entries in every version, datasets, search and lineage. The platform's own
 * store holds it, and an Apache Atlas that the store publishes to; both say the same of what was announced before
 * {@link #catchUp()} returned.
 */
public interface PublishedCatalogue {

    /**
     * Takes over what was announced and not taken over yet, in order. Repeating it changes nothing; broken off half-way
     * it goes on where it was.
     *
     * @throws org.shuqiao.base.error.CodedException where it cannot be reached; what waits stays
     */
    void catchUp();

    /** @return the dataset as its newest run left it; empty for one that was never recorded */
    Optional<PublishedDataset> dataset(String id);

    /** @return the version that is published now; empty where none is, or it was withdrawn */
    Optional<PublishedEntry> entry(String code);

    /** @return every version that was ever published under the code, newest first */
    List<PublishedVersion> history(String code);

    /**
     * Published entries that hold every word of the query's text and that its filters accept; with no text, the newest
     * first.
     */
    FoundEntries search(SearchQuery query);

    /** @return everything behind the items of a published entry; empty where the code is not published */
    Optional<LineageGraph> lineage(String code);

    /** @return every column and published item that a change of this column of the dataset's source would touch */
    LineageGraph impactOfSource(String dataset, String column);

    /** @return every column and published item that a change of this standard column would touch */
    LineageGraph impactOfStandard(String dataset, String column);
}
