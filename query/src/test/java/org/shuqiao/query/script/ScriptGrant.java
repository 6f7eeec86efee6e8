package org.shuqiao.query.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;

/** A grant as the lines of a script have given it so far. */
record ScriptGrant(String number, TableName table, Backing backing, List<String> columns, Map<String, Mask> masks,
        Optional<RowFilter> rows, OptionalInt group) {

    private static final String RESOURCE = "3010101/000001";

    static ScriptGrant of(String number, TableName table, Backing backing) {
        return new ScriptGrant(number, table, backing, List.of(), Map.of(), Optional.empty(), OptionalInt.empty());
    }

    ScriptGrant columns(List<String> granted) {
        return new ScriptGrant(number, table, backing, granted, masks, rows, group);
    }

    ScriptGrant masked(String column, Mask mask) {
        Map<String, Mask> more = new LinkedHashMap<>(masks);
        more.put(column, mask);
        return new ScriptGrant(number, table, backing, columns, more, rows, group);
    }

    ScriptGrant onlyRows(RowFilter filter) {
        return new ScriptGrant(number, table, backing, columns, masks, Optional.of(filter), group);
    }

    ScriptGrant onlyGroups(int least) {
        return new ScriptGrant(number, table, backing, columns, masks, rows, OptionalInt.of(least));
    }

    AccessRule rule() {
        return new AccessRule(number, RESOURCE, 1, table, backing, columns, rows, masks, group);
    }
}
