package org.shuqiao.catalog.publish;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.catalog.check.NameKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads all that is published, page by page. Who goes on where a page says meets every entry that is published all the
 * while, and none twice, whatever else is published or withdrawn meanwhile.
 */
public final class PublishedPages {

    private final EntryRows rows;

    public PublishedPages(JdbcClient jdbc) {
        this.rows = new EntryRows(jdbc);
    }

    /**
     * @param after number of an entry; 0 for the first page
     * @param most entries of the page, from 1
     */
    public EntryPage after(long after, int most) {
        List<EntryVersion> found = rows.publishedAfter(after, most + 1);
        List<EntryVersion> page = found.subList(0, Math.min(most, found.size()));
        return new EntryPage(rows.publishedCount(), page,
                found.size() > most ? OptionalLong.of(page.getLast().entry()) : OptionalLong.empty());
    }

    /** @return the published versions of a department that were reviewed after a time, the newest first */
    public List<EntryVersion> since(String department, Instant time) {
        return rows.publishedSince(department, time);
    }

    /** @return what was published last, the newest first */
    public List<EntryVersion> last(int most) {
        return rows.publishedLast(most);
    }

    /** @return the drafts, submitted and published versions of these datasets' entries */
    public List<EntryVersion> currentOf(Collection<String> datasets) {
        return rows.currentOf(datasets);
    }

    /** @return how many entries are published */
    public long count() {
        return rows.publishedCount();
    }

    /** @return the resource code of the department's published entry of a name, however it is spaced or cased */
    public Optional<String> code(String provider, String name) {
        return rows.publishedCode(provider, NameKey.of(name));
    }
}
