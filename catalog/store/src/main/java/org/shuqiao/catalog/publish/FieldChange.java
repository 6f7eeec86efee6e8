package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

/**
 * Difference of one field between two versions.
 *
 * @param field its path, for example {@code sharing.basis} or {@code items.citizen_number.grade}
 * @param before what the older says; blank where it has no such field
 * @param after what the newer says; blank where it has no such field
 */
public record FieldChange(String field, Kind kind, String before, String after) {

    /** Kind of change of a field. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public FieldChange {
        requireNonNull(field, "field is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
    }
}
