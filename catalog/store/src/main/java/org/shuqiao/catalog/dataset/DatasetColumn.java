package org.shuqiao.catalog.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.shuqiao.catalog.entry.ItemType;

/**
 * Column of a standard table with the statistics of its newest run.
 *
 * @param element the data element's id, where the column has one
 * @param nulls rows without a value
 * @param flagged rows whose value was not certain and is published as unknown
 */
public record DatasetColumn(String name, ItemType type, Optional<String> element, long nulls, long flagged) {

    public DatasetColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(element, "element is null");
    }
}
