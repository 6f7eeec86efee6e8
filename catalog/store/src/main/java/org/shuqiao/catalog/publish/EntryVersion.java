package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.shuqiao.catalog.entry.EntryDraft;

/**
 * Version of an entry with its state.
 *
 * @param entry the entry's number, the same in all versions
 * @param version from 1
 * @param revision counts the changes of this version; an action names the revision it was decided on
 * @param code the resource code, from the first submission on
 * @param published what was published, once it was
 * @param digest {@code sha256:…} over the published canonical JSON
 * @param reasons why it was returned or withdrawn; blank otherwise
 */
public record EntryVersion(
        long entry,
        int version,
        EntryState state,
        int revision,
        Optional<String> code,
        EntryDraft draft,
        Optional<PublishedEntry> published,
        Optional<String> digest,
        String createdBy,
        String editedBy,
        Instant editedAt,
        Optional<String> submittedBy,
        Optional<Instant> submittedAt,
        Optional<String> reviewedBy,
        Optional<Instant> reviewedAt,
        String reasons) {

    public EntryVersion {
        requireNonNull(state, "state is null");
        requireNonNull(code, "code is null");
        requireNonNull(draft, "draft is null");
        requireNonNull(published, "published is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(createdBy, "createdBy is null");
        requireNonNull(editedBy, "editedBy is null");
        requireNonNull(editedAt, "editedAt is null");
        requireNonNull(submittedBy, "submittedBy is null");
        requireNonNull(submittedAt, "submittedAt is null");
        requireNonNull(reviewedBy, "reviewedBy is null");
        requireNonNull(reviewedAt, "reviewedAt is null");
        requireNonNull(reasons, "reasons is null");
    }

    /** @return what an action names so that it is refused when someone else was faster */
    public VersionReference reference() {
        return new VersionReference(entry, version, revision);
    }
}
