package org.shuqiao.catalog.search;

import java.util.Optional;

/**
 * State of the search index beside the store.
 *
 * @param published entries that the store has published
 * @param indexed entries in the index
 * @param sequence the announcement that the index goes up to
 * @param rebuilding how far a rebuild is, while one runs
 */
public record IndexStatus(long published, long indexed, long sequence, Optional<Progress> rebuilding) {

    /** Entries that a rebuild has read, of all. */
    public record Progress(long done, long all) { }

    /** @return whether the index counts what the store counts */
    public boolean whole() {
        return published == indexed;
    }
}
