package org.shuqiao.pipelines.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.error.PipelinesCode;

/** Iceberg tables of one warehouse by the catalog API alone, for work that needs no Spark session. */
public final class LakeTables implements AutoCloseable {

    private final Catalog catalog;

    private LakeTables(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @throws CodedException {@code SQ-PIP-0010} if the catalog does not answer */
    public static LakeTables open(IcebergCatalogConfig tables, String warehouse) {
        try {
            return new LakeTables(CatalogUtil.buildIcebergCatalog("lake", tables.properties(Lake.uri(warehouse)),
                    new Configuration()));
        } catch (RuntimeException e) {
            throw new CodedException(PipelinesCode.STORE_UNREACHABLE, e, tables.place(), e.getClass().getSimpleName());
        }
    }

    /** @return the table as it is now, if it exists */
    public Optional<Table> find(String namespace, String name) {
        TableIdentifier table = TableIdentifier.of(namespace, name);
        return catalog.tableExists(table) ? Optional.of(catalog.loadTable(table)) : Optional.empty();
    }

    @Override
    public void close() {
        if (catalog instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
