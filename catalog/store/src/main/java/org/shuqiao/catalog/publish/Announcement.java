package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Published or withdrawn version of an entry, as the ledger records it.
 *
 * @param sequence counts all announcements of the catalogue from 1 without gaps
 * @param digest {@code sha256:…} over the canonical JSON of the published version
 * @param submittedBy who submitted it
 * @param person who published or withdrew it, for {@code department}
 * @param reason of a withdrawal; blank otherwise
 */
public record Announcement(
        long sequence, Kind kind, long entry, String code, int version, String digest, String provider,
        String submittedBy, String person, String department, Instant at, String reason) {

    /** Kind of announcement. */
    public enum Kind {
        PUBLISHED,
        WITHDRAWN
    }

    public Announcement {
        requireNonNull(kind, "kind is null");
        requireNonNull(code, "code is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(submittedBy, "submittedBy is null");
        requireNonNull(person, "person is null");
        requireNonNull(department, "department is null");
        requireNonNull(at, "at is null");
        requireNonNull(reason, "reason is null");
    }
}
