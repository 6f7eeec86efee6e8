package org.shuqiao.query.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.policy.Backing;

/** Snapshots of a query's lake tables, pinned at planning time. */
public record TableSnapshots(Map<Backing.LakeTable, LakeSnapshot> snapshots) {

    public static TableSnapshots of(LakeFiles lake, Set<Backing.LakeTable> tables) {
        Map<Backing.LakeTable, LakeSnapshot> snapshots = new LinkedHashMap<>();
        tables.forEach(table -> snapshots.put(table, lake.plan(table.namespace(), table.name())));
        return new TableSnapshots(snapshots);
    }

    /** @return whether one of the tables stands at another snapshot there */
    public boolean contradicts(TableSnapshots others) {
        return snapshots.entrySet().stream().anyMatch(mine -> others.snapshots.containsKey(mine.getKey())
                && !others.snapshots.get(mine.getKey()).equals(mine.getValue()));
    }

    public LakeSnapshot of(Backing.LakeTable table) {
        return snapshots.get(table);
    }

    /** @return the snapshot read of each of the tables, as records list it */
    public Map<String, String> read(Set<Backing> tables) {
        Map<String, String> read = new LinkedHashMap<>();
        snapshots.forEach((table, plan) -> {
            if (tables.contains(table)) {
                read.put(table.label(), plan.snapshot().orElse(""));
            }
        });
        return read;
    }

    /** @return their names, fit for messages */
    public String labels() {
        return snapshots.keySet().stream().map(Backing.LakeTable::label).collect(Collectors.joining(", "));
    }
}
