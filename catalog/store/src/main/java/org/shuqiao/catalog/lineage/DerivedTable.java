package org.shuqiao.catalog.lineage;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.shuqiao.catalog.dataset.DatasetFacts;

/**
 * Dataset that is made of another one, directly or through others: a derived table, or golden records.
 *
 * @param columns those of the other one that it is made of
 */
public record DerivedTable(DatasetFacts facts, Set<String> columns) {

    public DerivedTable {
        requireNonNull(facts, "facts is null");
        columns = Set.copyOf(columns);
    }
}
