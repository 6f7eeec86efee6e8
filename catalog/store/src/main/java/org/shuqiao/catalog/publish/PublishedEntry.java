package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.shuqiao.catalog.entry.Entry;

/**
 * Published version of an entry, whose canonical JSON (RFC 8785) the {@link Announcement} digests.
 *
 * @param code the resource code, the same in all versions
 */
public record PublishedEntry(String code, int version, LocalDate publishedOn, Entry entry) {

    public PublishedEntry {
        requireNonNull(code, "code is null");
        requireNonNull(publishedOn, "publishedOn is null");
        requireNonNull(entry, "entry is null");
    }
}
