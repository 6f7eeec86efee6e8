package org.shuqiao.pipelines.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.spark.sql.Row;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;

/** Reader of another lake's tables by Iceberg scan plan and Parquet files. */
public final class IcebergFileReader {

    private final JdbcCatalog catalog = new JdbcCatalog();

    public IcebergFileReader(CatalogConnection access, Path warehouse) {
        catalog.setConf(new Configuration());
        catalog.initialize("lake", Map.of("uri", access.url(), "jdbc.user", access.user(), "jdbc.password",
                access.password(), "jdbc.schema-version", "V1", "warehouse", Lake.uri(warehouse.toString())));
    }

    public List<Row> rows(Zone zone, String table) {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                catalog.loadTable(TableIdentifier.of(zone.namespace(), table)).newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                assert task.deletes().isEmpty();
                files.add(task.file().location());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.isEmpty() ? List.of()
                : SharedLake.lake().spark().read().parquet(files.toArray(String[]::new)).collectAsList();
    }
}
