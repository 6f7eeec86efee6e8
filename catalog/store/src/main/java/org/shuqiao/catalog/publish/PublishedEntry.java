package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.shuqiao.catalog.entry.Entry;

/**
 * One published version of an entry: its canonical JSON (RFC 8785) is what the digest of an {@link Announcement} is
 * taken over.
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
