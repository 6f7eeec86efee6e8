package org.shuqiao.query.policy;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Access policy of one grant on one table: columns, row filter, masks and minimum group.
 *
 * @param grant the grant's number
 * @param resource the resource code of the catalogue entry
 * @param columns the columns that exist for the consumer; no other does
 * @param filter the rows that exist for the consumer; empty means all
 * @param masks by column; a column without one is clear
 * @param minimumGroup k: only aggregates over at least k rows leave
 */
public record AccessRule(
        String grant,
        String resource,
        int resourceVersion,
        TableName table,
        Backing backing,
        List<String> columns,
        Optional<RowFilter> filter,
        Map<String, Mask> masks,
        OptionalInt minimumGroup) {

    public AccessRule {
        requireNonNull(grant, "grant is null");
        requireNonNull(resource, "resource is null");
        requireNonNull(table, "table is null");
        requireNonNull(backing, "backing is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(minimumGroup, "minimumGroup is null");
        columns = List.copyOf(columns);
        masks = Collections.unmodifiableMap(new LinkedHashMap<>(masks));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a rule grants at least one column");
        }
        if (!columns.containsAll(masks.keySet())) {
            throw new IllegalArgumentException("a mask stands on a column that the rule does not grant");
        }
        if (minimumGroup.isPresent() && minimumGroup.getAsInt() < 2) {
            throw new IllegalArgumentException("a minimum group is at least 2");
        }
    }

    /** @return the mask of a granted column */
    public Mask mask(String column) {
        return masks.getOrDefault(column, new Mask.Clear());
    }
}
