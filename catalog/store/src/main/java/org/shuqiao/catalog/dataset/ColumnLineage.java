package org.shuqiao.catalog.dataset;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Lineage of one standard column: its input columns and the step between them.
 *
 * @param through the data element or step that makes it, for example {@code citizen-number}; blank for a plain copy
 */
public record ColumnLineage(String to, List<ColumnRef> from, String through) {

    public ColumnLineage {
        requireNonNull(to, "to is null");
        requireNonNull(through, "through is null");
        from = List.copyOf(from);
    }
}
