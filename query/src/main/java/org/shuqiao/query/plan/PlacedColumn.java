package org.shuqiao.query.plan;

import java.util.Optional;
import java.util.Set;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Position;

/**
 * Column of a scan from which a value of a plan comes; or something made that is no column any more, a count for
 * example.
 *
 * @param scan    number of the scan in its plan: a table that is read twice has two
 * @param table   blank for what was made
 * @param allowed the positions of a column that is not given; nothing where it may stand anywhere
 */
record PlacedColumn(int scan, String grant, String table, String name, Optional<Set<Position>> allowed) {

    static PlacedColumn of(int scan, AccessRule rule, String column) {
        return new PlacedColumn(scan, rule.grant(), rule.table().toString(), column,
                Optional.ofNullable(rule.positions().get(column)));
    }

    static PlacedColumn made(int number) {
        return new PlacedColumn(number, "", "", "", Optional.empty());
    }

    boolean restricted() {
        return allowed.isPresent();
    }

    boolean allows(Position position) {
        return allowed.filter(positions -> !positions.contains(position)).isEmpty();
    }
}
