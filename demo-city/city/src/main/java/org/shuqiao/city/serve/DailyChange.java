package org.shuqiao.city.serve;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.city.carry.DatasetWriters;
import org.shuqiao.city.department.Departments;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;

/**
 * Applies one day of changes to a running city. Changed table rows are upserted; files, service rows and truth are
 * rewritten.
 */
public final class DailyChange {
    private DailyChange() { }

    /** Lets one day pass. Taken up again after a kill, it gives the same city. */
    public static void oneDay(Layout layout, CityEventWriter events) {
        var before = CityState.known(layout).orElseThrow(() -> new CityException("SQ-CTY-0007", "此目录中还没有演示城市",
                "there is no demo city in this folder yet", null));
        var ports = Ports.of(layout);
        var edition = new Generation.Edition(before.seed(), before.scale(), before.day() + 1);
        var datasets = Departments.datasets(new World(edition.seed(), edition.scale()));
        var carries = new DatasetWriters(layout.drop(), layout.services(),
                department -> DatabaseServer.administer(layout, ports, department));
        var generation = new Generation(layout, edition, carries, events);
        long changed = 0;
        try {
            reachable(layout, ports, datasets);
            // remembered first: a city restarted after a kill brings the rest to the new day by itself
            CityState.remember(layout, edition);
            for (Dataset dataset : datasets) {
                changed += apply(layout, ports, generation, dataset, edition.day());
            }
        } catch (IOException | SQLException e) {
            throw new CityException("SQ-CTY-0008", "变更未能完成；请确认演示城市正在运行", "the changes could not be made; see that "
                    + "the demo city is running", e);
        }
        generation.summarize(datasets);
        events.write("changed", "day", edition.day(), "rows", changed);
    }

    private static void reachable(Layout layout, Ports ports, List<Dataset> datasets) throws SQLException {
        for (Dataset dataset : datasets) {
            if (dataset.carrier() instanceof DatasetFormat.Table) {
                DatabaseServer.administer(layout, ports, dataset.department()).close();
                return;
            }
        }
    }

    private static long apply(Layout layout, Ports ports, Generation generation, Dataset dataset, int day)
            throws IOException, SQLException {
        if (dataset.carrier() instanceof DatasetFormat.Table table) {
            try (var connection = DatabaseServer.administer(layout, ports, dataset.department())) {
                long changed = upsert(connection, dataset, table, day);
                generation.rewriteTruth(dataset);
                return changed;
            }
        }
        long changed = 0;
        for (long i = 0; i < dataset.count(day); i++) {
            changed += differs(dataset, i, day) ? 1 : 0;
        }
        if (changed > 0) {
            generation.write(dataset);
        } else {
            generation.rewriteTruth(dataset);
        }
        return changed;
    }

    private static boolean differs(Dataset dataset, long index, int day) {
        return index >= dataset.count(day - 1)
                || !dataset.row(index, day).cells().equals(dataset.row(index, day - 1).cells());
    }

    private static long upsert(Connection connection, Dataset dataset, DatasetFormat.Table table, int day)
            throws SQLException {
        connection.setAutoCommit(false);
        String columns = dataset.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String values = dataset.columns().stream().map(column -> "?::" + column.type().sql())
                .collect(Collectors.joining(", "));
        String sets = dataset.columns().stream().map(column -> column.name() + " = EXCLUDED." + column.name())
                .collect(Collectors.joining(", "));
        long changed = 0;
        try (var statement = connection.prepareStatement("INSERT INTO " + dataset.name() + " (" + columns + ") VALUES ("
                + values + ") ON CONFLICT (" + table.key() + ") DO UPDATE SET " + sets)) {
            for (long i = 0; i < dataset.count(day); i++) {
                if (differs(dataset, i, day)) {
                    bind(statement, dataset.row(i, day));
                    statement.executeUpdate();
                    changed++;
                }
            }
        }
        connection.commit();
        return changed;
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        int place = 1;
        for (Cell cell : row.cells().values()) {
            switch (cell) {
                case Cell.Text text -> statement.setString(place, text.value());
                case Cell.Number number -> statement.setString(place, number.plain());
                case Cell.None none -> statement.setNull(place, Types.VARCHAR);
            }
            place++;
        }
    }
}
