package org.shuqiao.query.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/** Lists the tables of the lake with their files and snapshots, from metadata alone. */
public final class LakeInventory {

    private static final List<String> ZONES = List.of("raw", "standard", "quarantine", "keys", "subject");
    private static final String NOTE = "shuqiao.";

    private final LakeFiles lake;

    public LakeInventory(LakeFiles lake) {
        this.lake = lake;
    }

    /**
     * @param smallBelow bytes; a smaller data file counts as small
     * @return every table, by zone and name
     * @throws CodedException {@code SQ-QRY-0013} or that the catalog cannot be reached
     */
    public List<TableStanding> tables(long smallBelow) {
        List<TableStanding> all = new ArrayList<>();
        try {
            SupportsNamespaces namespaces = (SupportsNamespaces) lake.catalog();
            for (String zone : ZONES) {
                Namespace namespace = Namespace.of(zone);
                if (namespaces.namespaceExists(namespace)) {
                    lake.catalog().listTables(namespace).stream().map(TableIdentifier::name).sorted()
                            .forEach(name -> standing(zone, name, smallBelow).ifPresent(all::add));
                }
            }
        } catch (RESTException e) {
            throw new CodedException(QueryCode.CATALOG_UNREACHABLE, e, lake.place());
        }
        return all;
    }

    /** A table that a run takes back meanwhile is passed over. */
    private Optional<TableStanding> standing(String zone, String name, long smallBelow) {
        Table table;
        try {
            table = lake.catalog().loadTable(TableIdentifier.of(zone, name));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
        Snapshot current = table.currentSnapshot();
        if (current == null) {
            return Optional.of(new TableStanding(zone, name, 0, 0, 0, 0, 0, 0, 0, 0, List.of()));
        }
        long files = 0;
        long marked = 0;
        long others = 0;
        long bytes = 0;
        long rows = 0;
        long small = 0;
        long smallBytes = 0;
        try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(current.snapshotId()).planFiles()) {
            for (FileScanTask task : tasks) {
                long size = task.file().fileSizeInBytes();
                files++;
                bytes += size;
                rows += task.file().recordCount();
                marked += task.deletes().stream().mapToLong(DeleteFile::recordCount).sum();
                others += task.deletes().stream().filter(gone -> !ContentFileUtil.isFileScoped(gone)).count();
                small += size < smallBelow ? 1 : 0;
                smallBytes += size < smallBelow ? size : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long deletes = Long.parseLong(current.summary().getOrDefault("total-delete-files", "0"));
        return Optional.of(new TableStanding(zone, name, Math.max(0, rows - marked), files, bytes, small,
                smallBytes, deletes, marked, others, snapshots(table)));
    }

    private static List<SnapshotStanding> snapshots(Table table) {
        List<Snapshot> all = new ArrayList<>();
        table.snapshots().forEach(all::add);
        all.sort(Comparator.comparingLong(Snapshot::timestampMillis).thenComparingLong(Snapshot::sequenceNumber));
        Map<Long, Long> until = new HashMap<>();
        List<HistoryEntry> history = table.history();
        for (int i = 0; i + 1 < history.size(); i++) {
            until.merge(history.get(i).snapshotId(), history.get(i + 1).timestampMillis(), Math::max);
        }
        for (int i = 0; i + 1 < all.size(); i++) { // the history forgets what was before an expired snapshot
            until.merge(all.get(i).snapshotId(), all.get(i + 1).timestampMillis(), Math::max);
        }
        List<SnapshotStanding> standings = new ArrayList<>();
        for (Snapshot snapshot : all) {
            boolean current = snapshot.snapshotId() == table.currentSnapshot().snapshotId();
            Optional<Instant> over = current ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until.getOrDefault(
                    snapshot.snapshotId(), table.currentSnapshot().timestampMillis())));
            standings.add(new SnapshotStanding(snapshot.snapshotId(), Instant.ofEpochMilli(snapshot.timestampMillis()),
                    String.valueOf(snapshot.operation()), over,
                    Long.parseLong(snapshot.summary().getOrDefault("added-records", "0")),
                    snapshot.summary().entrySet().stream().filter(note -> note.getKey().startsWith(NOTE))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        }
        return standings;
    }
}
