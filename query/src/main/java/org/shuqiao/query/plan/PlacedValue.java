package org.shuqiao.query.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Value in a plan with the columns that it comes from.
 *
 * @param itself whether it is its one column and nothing else
 */
record PlacedValue(Set<PlacedColumn> columns, boolean itself) {

    static final PlacedValue CONSTANT = new PlacedValue(Set.of(), false);

    static PlacedValue of(PlacedColumn column) {
        return new PlacedValue(Set.of(column), !column.table().isEmpty());
    }

    /** @return a value that is reckoned from others */
    static PlacedValue from(Collection<PlacedValue> values) {
        Set<PlacedColumn> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(value.columns()));
        return new PlacedValue(all, false);
    }

    Optional<PlacedColumn> restricted() {
        return columns.stream().filter(PlacedColumn::restricted).findFirst();
    }

    /** @return whether both are columns themselves, of two tables */
    boolean joins(PlacedValue other) {
        return itself && other.itself && !columns.iterator().next().table()
                .equalsIgnoreCase(other.columns.iterator().next().table());
    }
}
