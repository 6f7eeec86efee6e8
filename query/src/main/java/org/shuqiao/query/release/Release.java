package org.shuqiao.query.release;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Table of cells from which every answer under an aggregate-only grant is made. Each cell stands for at least k persons
 * and shows none of them, so nothing that is reckoned from cells tells of fewer.
 *
 * @param id names it; a release never changes
 * @param period calendar month for which it stands, {@code yyyy-MM}
 * @param least k
 * @param known digests of the finest groups that have no cell of their own and shall never get one
 * @param secret with which sketches and digests are keyed
 * @param snapshots of the lake that were read, by table
 */
public record Release(String id, String period, int least, List<ReleaseColumn> dimensions, List<ReleaseColumn> measures,
        List<Cell> cells, Set<Long> known, String secret, Map<String, String> snapshots) {

    public Release {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        cells = List.copyOf(cells);
        known = Set.copyOf(known);
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
    }

    /** A release is its id: what is kept under it never changes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Release release && release.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Release[" + id + ", " + period + ", " + cells.size() + " cells]";
    }
}
