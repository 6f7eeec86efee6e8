package org.shuqiao.query.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.shuqiao.query.release.Grouping;
import org.shuqiao.query.release.Release;

/**
 * Access policy of one grant on one table: columns, row filter, masks and minimum group.
 *
 * @param grant the grant's number
 * @param resource the resource code of the catalogue entry
 * @param columns the columns that exist for the consumer; no other does
 * @param filter the rows that exist for the consumer; empty means all
 * @param masks by column; a column without one is clear
 * @param minimumGroup k: only aggregates of cells of at least k persons leave
 * @param grouping of the aggregates; where a rule with a minimum group says none, numbers are measures and all other
 *     columns dimensions
 * @param release the cells to read; a rule with a minimum group and without one reads cells that are cut for it
 * @param person the column of the table with the number of the person behind a row, whether granted or not: no query
 *     sees it by this, but the answer tells which persons stand behind it
 * @param positions by column: where a query may use a column whose values are not given; a column without one may
 *     stand anywhere
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
        OptionalInt minimumGroup,
        Optional<Grouping> grouping,
        Optional<Release> release,
        Optional<String> person,
        Map<String, Set<Position>> positions) {

    /** A rule whose columns may stand anywhere. */
    public AccessRule(String grant, String resource, int resourceVersion, TableName table, Backing backing,
            List<String> columns, Optional<RowFilter> filter, Map<String, Mask> masks, OptionalInt minimumGroup,
            Optional<Grouping> grouping, Optional<Release> release, Optional<String> person) {
        this(grant, resource, resourceVersion, table, backing, columns, filter, masks, minimumGroup, grouping,
                release, person, Map.of());
    }

    /** A rule over a table whose rows are not known by person. */
    public AccessRule(String grant, String resource, int resourceVersion, TableName table, Backing backing,
            List<String> columns, Optional<RowFilter> filter, Map<String, Mask> masks, OptionalInt minimumGroup,
            Optional<Grouping> grouping, Optional<Release> release) {
        this(grant, resource, resourceVersion, table, backing, columns, filter, masks, minimumGroup, grouping,
                release, Optional.empty());
    }

    /** A rule that says nothing of groups, or only how large they are. */
    public AccessRule(String grant, String resource, int resourceVersion, TableName table, Backing backing,
            List<String> columns, Optional<RowFilter> filter, Map<String, Mask> masks, OptionalInt minimumGroup) {
        this(grant, resource, resourceVersion, table, backing, columns, filter, masks, minimumGroup, Optional.empty(),
                Optional.empty());
    }

    public AccessRule {
        requireNonNull(grant, "grant is null");
        requireNonNull(resource, "resource is null");
        requireNonNull(table, "table is null");
        requireNonNull(backing, "backing is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(minimumGroup, "minimumGroup is null");
        requireNonNull(grouping, "grouping is null");
        requireNonNull(release, "release is null");
        requireNonNull(person, "person is null");
        columns = List.copyOf(columns);
        masks = Collections.unmodifiableMap(new LinkedHashMap<>(masks));
        positions = Map.copyOf(positions);
        if (!columns.containsAll(positions.keySet()) || positions.containsValue(Set.<Position>of())) {
            throw new IllegalArgumentException("a position stands on a column that the rule does not grant, or none");
        }
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

    /** @return the same rule over the cells of a release */
    public AccessRule over(Release cells) {
        return new AccessRule(grant, resource, resourceVersion, table, backing, columns, filter, masks, minimumGroup,
                grouping, Optional.of(cells), person, positions);
    }

    /** @return the same rule over a table of which it is known by which column a row's person is told */
    public AccessRule ofPersonsBy(Optional<String> column) {
        return new AccessRule(grant, resource, resourceVersion, table, backing, columns, filter, masks, minimumGroup,
                grouping, release, column, positions);
    }

    /** @return the same rule over those of its rows alone that meet one more condition */
    public AccessRule narrowed(RowFilter.Condition also) {
        List<RowFilter.Condition> all = new ArrayList<>(filter.map(RowFilter::conditions).orElse(List.of()));
        all.add(also);
        return new AccessRule(grant, resource, resourceVersion, table, backing, columns,
                Optional.of(new RowFilter(all)), masks, minimumGroup, grouping, release, person, positions);
    }

    /** @return the same rule whose columns may stand in these positions only */
    public AccessRule placed(Map<String, Set<Position>> only) {
        return new AccessRule(grant, resource, resourceVersion, table, backing, columns, filter, masks, minimumGroup,
                grouping, release, person, only);
    }

    /** @return the same rule with other columns and without a minimum group, for the platform's own reckoning */
    public AccessRule ungrouped(List<String> read) {
        Map<String, Mask> kept = new LinkedHashMap<>(masks);
        kept.keySet().retainAll(read);
        return new AccessRule(grant, resource, resourceVersion, table, backing, read, filter, kept,
                OptionalInt.empty());
    }

    /** @return the columns whose values may be given; all where none may */
    public List<String> given() {
        List<String> given = columns.stream().filter(column -> !positions.containsKey(column)).toList();
        return given.isEmpty() ? columns : given;
    }

    /** @return whether values that somebody names may be compared with the column's */
    public boolean compares(String column) {
        return !positions.containsKey(column) || positions.get(column).contains(Position.FILTER);
    }

    /** @return the mask of a granted column */
    public Mask mask(String column) {
        return masks.getOrDefault(column, new Mask.Clear());
    }
}
