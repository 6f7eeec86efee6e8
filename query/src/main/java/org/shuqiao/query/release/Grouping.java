package org.shuqiao.query.release;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lattice of an aggregate-only grant, decided with the grant.
 *
 * @param dimensions columns to group and select by, the most important first: where a group is too small, the last of
 *     them is given up first
 * @param measures columns of which sums, averages and counts are given
 * @param unit column that names the person behind a row; without one each row is a person
 */
public record Grouping(List<String> dimensions, List<String> measures, Optional<String> unit) {

    public Grouping {
        requireNonNull(unit, "unit is null");
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        Set<String> all = new HashSet<>(dimensions);
        all.addAll(measures);
        if (all.isEmpty() || all.size() != dimensions.size() + measures.size()) {
            throw new IllegalArgumentException("each column is a dimension or a measure, once");
        }
    }
}
