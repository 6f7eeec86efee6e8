package org.shuqiao.query.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.query.Backing;
import org.shuqiao.query.LakeFiles;
import org.shuqiao.query.LakeSnapshot;

/** The lake tables of a question, each at the snapshot that was current when the question was planned. */
record PlannedTables(Map<Backing.LakeTable, LakeSnapshot> snapshots) {

    static PlannedTables of(LakeFiles lake, Set<Backing.LakeTable> tables) {
        Map<Backing.LakeTable, LakeSnapshot> snapshots = new LinkedHashMap<>();
        tables.forEach(table -> snapshots.put(table, lake.plan(table.namespace(), table.name())));
        return new PlannedTables(snapshots);
    }

    /** @return whether one of the tables stands at another snapshot there */
    boolean contradicts(PlannedTables others) {
        return snapshots.entrySet().stream().anyMatch(mine -> others.snapshots.containsKey(mine.getKey())
                && !others.snapshots.get(mine.getKey()).equals(mine.getValue()));
    }

    LakeSnapshot of(Backing.LakeTable table) {
        return snapshots.get(table);
    }

    /** @return the snapshot read of each of the tables, as records list it */
    Map<String, String> read(Set<Backing> tables) {
        Map<String, String> read = new LinkedHashMap<>();
        snapshots.forEach((table, plan) -> {
            if (tables.contains(table)) {
                read.put(table.label(), plan.snapshot().orElse(""));
            }
        });
        return read;
    }

    /** @return their names, fit for messages */
    String labels() {
        return snapshots.keySet().stream().map(Backing.LakeTable::label).collect(Collectors.joining(", "));
    }
}
