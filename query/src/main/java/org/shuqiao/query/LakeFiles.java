package org.shuqiao.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.shuqiao.standards.error.CodedException;

/** The lake's tables as files: plans which Parquet files make up a table at its current snapshot. */
public final class LakeFiles implements AutoCloseable {

    private final JdbcCatalog catalog;

    private LakeFiles(JdbcCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Opens the lake over its Iceberg JDBC catalog {@code lake} (tables are created when the store is empty).
     *
     * @param url of the PostgreSQL database that holds the catalog
     * @param warehouse location of the lake, {@code file:///…/var/lake}
     */
    public static LakeFiles open(String url, String user, String password, String warehouse) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.URI, url);
        properties.put("jdbc.user", user);
        properties.put("jdbc.password", password);
        properties.put("jdbc.schema-version", "V1");
        properties.put(CatalogProperties.WAREHOUSE_LOCATION, warehouse);
        properties.put(CatalogProperties.FILE_IO_IMPL, LocalFileIO.class.getName());
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.initialize("lake", properties);
        return new LakeFiles(catalog);
    }

    /** @return the table at its current snapshot */
    public LakeSnapshot plan(String namespace, String name) {
        String label = namespace + "." + name;
        Table table = load(namespace, name, label);
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return new LakeSnapshot(label, Optional.empty(), table.schema().columns(), List.of(), 0);
        }
        TableScan scan = table.newScan().useSnapshot(snapshot.snapshotId());
        List<String> files = new ArrayList<>();
        long rows = 0;
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                files.add(file(task, label));
                rows += task.file().recordCount();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String id = Long.toString(snapshot.snapshotId());
        return new LakeSnapshot(label, Optional.of(id), table.schema().columns(), List.copyOf(files), rows);
    }

    private Table load(String namespace, String name, String label) {
        try {
            return catalog.loadTable(TableIdentifier.of(Namespace.of(namespace), name));
        } catch (NoSuchTableException e) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, e, label);
        }
    }

    private static String file(FileScanTask task, String label) {
        if (!task.deletes().isEmpty()) {
            throw new CodedException(QueryCode.LAKE_HAS_DELETES, label);
        }
        String path = LocalFileIO.path(task.file().location());
        // the lake engine would read these characters as a pattern over other files
        boolean pattern = path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
        if (pattern || task.file().format() != FileFormat.PARQUET) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, label);
        }
        return path;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
