package org.shuqiao.catalog.published;

import static java.util.Objects.requireNonNull;

import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.PublishedEntry;

/**
 * Version of an entry that is or was published.
 *
 * @param state published, superseded or withdrawn
 * @param digest {@code sha256:…} over the canonical JSON of what was published
 */
public record PublishedVersion(PublishedEntry published, EntryState state, String digest) {

    public PublishedVersion {
        requireNonNull(published, "published is null");
        requireNonNull(state, "state is null");
        requireNonNull(digest, "digest is null");
    }
}
