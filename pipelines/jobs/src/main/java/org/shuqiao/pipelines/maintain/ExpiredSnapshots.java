package org.shuqiao.pipelines.maintain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * Takes named snapshots out of a table, and then the files that no other snapshot needs. Killed between the two, it
 * leaves files that no snapshot knows, which {@link OrphanFiles} finds later.
 */
final class ExpiredSnapshots {

    private final Table table;

    ExpiredSnapshots(Table table) {
        this.table = table;
    }

    /**
     * @param named ids; what is current, or not there any more, is passed over
     * @return how many snapshots went
     */
    int expire(List<Long> named, RemovedFiles removed) {
        Set<Long> current = table.refs().values().stream().map(SnapshotRef::snapshotId).collect(Collectors.toSet());
        Set<Long> known = ids(table);
        List<Long> gone = named.stream().filter(known::contains).filter(id -> !current.contains(id)).distinct()
                .toList();
        if (gone.isEmpty()) {
            return 0;
        }
        // by age alone nothing goes: who orders knows which snapshots are needed
        ExpireSnapshots expire = table.expireSnapshots().expireOlderThan(0)
                .deleteWith(removed::remove);
        gone.forEach(expire::expireSnapshotId);
        expire.commit();
        table.refresh();
        return gone.size();
    }

    private static Set<Long> ids(Table table) {
        Set<Long> ids = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            ids.add(snapshot.snapshotId());
        }
        return ids;
    }
}
