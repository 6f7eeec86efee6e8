package org.shuqiao.query.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/** Plans the Parquet files of Iceberg tables at their current snapshots. */
public final class LakeFiles implements AutoCloseable {

    private final LakeCatalog place;
    /** A snapshot never changes, so its files are looked up once. */
    private final Map<String, LakeSnapshot> newest = new ConcurrentHashMap<>();
    /** Of planned tables: asks the catalog as loading does, but reads a table's metadata only where these changed. */
    private final Map<String, TableOperations> opened = new ConcurrentHashMap<>();
    private Optional<Catalog> catalog = Optional.empty();

    private LakeFiles(LakeCatalog place) {
        this.place = place;
    }

    /** Opens the lake over its Iceberg catalog; a server that is away yet is asked again with each query. */
    public static LakeFiles open(LakeCatalog place) {
        LakeFiles files = new LakeFiles(place);
        if (place instanceof LakeCatalog.Store) {
            files.catalog();
        }
        return files;
    }

    LakeCatalog place() {
        return place;
    }

    synchronized Catalog catalog() {
        if (catalog.isEmpty()) {
            catalog = Optional.of(CatalogUtil.buildIcebergCatalog(LakeCatalog.NAME, place.properties(), null));
        }
        return catalog.get();
    }

    /** @return the table at its current snapshot */
    public LakeSnapshot plan(String namespace, String name) {
        String label = namespace + "." + name;
        Optional<LakeSnapshot> unchanged = unchanged(label);
        return unchanged.isPresent() ? unchanged.get() : planned(namespace, name, label);
    }

    private Optional<LakeSnapshot> unchanged(String label) {
        TableOperations operations = opened.get(label);
        LakeSnapshot before = newest.get(label);
        if (operations == null || before == null) {
            return Optional.empty();
        }
        try {
            TableMetadata now;
            synchronized (operations) {
                now = operations.refresh();
            }
            return isOf(before, now.currentSnapshot(), now.schema()) ? Optional.of(before) : Optional.empty();
        } catch (RuntimeException e) {
            opened.remove(label); // gone, made anew, or the catalog is away: planning from the start tells which
            return Optional.empty();
        }
    }

    private static boolean isOf(LakeSnapshot before, Snapshot snapshot, Schema schema) {
        return snapshot != null && before.snapshot().equals(Optional.of(Long.toString(snapshot.snapshotId())))
                && before.fields().equals(schema.columns());
    }

    private LakeSnapshot planned(String namespace, String name, String label) {
        Table table = load(namespace, name, label);
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return new LakeSnapshot(label, Optional.empty(), table.schema().columns(), List.of(), List.of(), 0, true);
        }
        String id = Long.toString(snapshot.snapshotId());
        LakeSnapshot planned = plan(table, snapshot, label, id);
        newest.put(label, planned);
        if (table instanceof HasTableOperations known) {
            opened.put(label, known.operations());
        }
        return planned;
    }

    private static LakeSnapshot plan(Table table, Snapshot snapshot, String label, String id) {
        TableScan scan = table.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats();
        Set<Integer> columns = table.schema().columns().stream().map(NestedField::fieldId).collect(Collectors.toSet());
        boolean uniform = true;
        List<String> files = new ArrayList<>();
        Set<String> marks = new LinkedHashSet<>();
        long rows = 0;
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                files.add(path(task.file(), label));
                rows += task.file().recordCount();
                for (DeleteFile gone : task.deletes()) {
                    marks.add(marks(gone, label));
                    rows -= gone.recordCount();
                }
                Map<Integer, Long> counted = task.file().valueCounts();
                uniform &= counted != null && counted.keySet().containsAll(columns);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LakeSnapshot(label, Optional.of(id), table.schema().columns(), files, List.copyOf(marks),
                Math.max(0, rows), uniform);
    }

    private Table load(String namespace, String name, String label) {
        try {
            Table table = catalog().loadTable(TableIdentifier.of(Namespace.of(namespace), name));
            if (!table.location().startsWith("file:") && !table.location().startsWith("/")) {
                throw new CodedException(QueryCode.LAKE_UNREADABLE, label); // an object store, of another's catalog
            }
            return table;
        } catch (NoSuchTableException e) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, e, label);
        } catch (RESTException e) {
            throw new CodedException(QueryCode.CATALOG_UNREACHABLE, e, place);
        }
    }

    private static String marks(DeleteFile gone, String label) {
        if (gone.content() != FileContent.POSITION_DELETES || gone.format() != FileFormat.PARQUET) {
            throw new CodedException(QueryCode.LAKE_HAS_DELETES, label);
        }
        return path(gone, label);
    }

    private static String path(ContentFile<?> file, String label) {
        String path = LocalFileIO.path(file.location());
        // the lake engine would read these characters as a pattern over other files
        boolean pattern = path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
        if (pattern || file.format() != FileFormat.PARQUET) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, label);
        }
        return path;
    }

    @Override
    public synchronized void close() {
        if (catalog.orElse(null) instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
