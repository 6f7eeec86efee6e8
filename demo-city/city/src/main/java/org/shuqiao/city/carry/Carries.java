package org.shuqiao.city.carry;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.shuqiao.city.table.Carrier;
import org.shuqiao.city.table.Dataset;

/** Opens the carrier a dataset lies in. */
public final class Carries {
    private final Path drop;
    private final Path services;
    private final Databases databases;

    /** A connection to the database of a department, with the right to create. */
    public interface Databases {
        Connection open(String department) throws SQLException;
    }

    /** Files go to {@code drop}, answers of services to {@code services}. */
    public Carries(Path drop, Path services, Databases databases) {
        this.drop = drop;
        this.services = services;
        this.databases = databases;
    }

    /** Begins to write a dataset anew. */
    public Carry open(Dataset dataset) throws IOException {
        return switch (dataset.carrier()) {
            case Carrier.Table table -> new TableCarry(connect(dataset), dataset, table);
            case Carrier.Csv csv -> new CsvCarry(file(dataset, ".csv"), csv, dataset.columns());
            case Carrier.Workbook workbook -> new WorkbookCarry(file(dataset, ".xlsx"), workbook, dataset.columns());
            case Carrier.Service service -> new ServiceCarry(services.resolve(dataset.id() + ".jsonl"));
            case Carrier.Ready ready -> new ReadyCarry(file(dataset, ".csv"), ready);
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
