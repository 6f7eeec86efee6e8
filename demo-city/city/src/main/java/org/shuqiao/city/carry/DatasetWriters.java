package org.shuqiao.city.carry;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;

/** Factory of the {@link DatasetWriter} for each {@link DatasetFormat}. */
public final class DatasetWriters {
    private final Path drop;
    private final Path services;
    private final Databases databases;

    /** Supplier of database connections with the right to create tables. */
    public interface Databases {
        Connection open(String department) throws SQLException;
    }

    /** Files go to {@code drop}, answers of services to {@code services}. */
    public DatasetWriters(Path drop, Path services, Databases databases) {
        this.drop = drop;
        this.services = services;
        this.databases = databases;
    }

    /** Begins to write a dataset anew. */
    public DatasetWriter open(Dataset dataset) throws IOException {
        return switch (dataset.carrier()) {
            case DatasetFormat.Table table -> new TableDatasetWriter(connect(dataset), dataset, table);
            case DatasetFormat.Csv csv -> new CsvDatasetWriter(file(dataset, ".csv"), csv, dataset.columns());
            case DatasetFormat.Workbook workbook -> new WorkbookDatasetWriter(file(dataset, ".xlsx"), workbook,
                    dataset.columns());
            case DatasetFormat.Service service -> new ServiceDatasetWriter(services.resolve(dataset.id() + ".jsonl"));
            case DatasetFormat.Hj212 frames -> new Hj212DatasetWriter(services.resolve(dataset.id() + ".frames"));
            case DatasetFormat.Ready ready -> new ResourceDatasetWriter(file(dataset, ".csv"), ready);
        };
    }

    private Connection connect(Dataset dataset) throws IOException {
        try {
            return databases.open(dataset.department());
        } catch (SQLException e) {
            throw new IOException("the database of " + dataset.department() + " does not answer", e);
        }
    }

    private Path file(Dataset dataset, String extension) {
        return drop.resolve(dataset.department()).resolve(dataset.name() + extension);
    }
}
