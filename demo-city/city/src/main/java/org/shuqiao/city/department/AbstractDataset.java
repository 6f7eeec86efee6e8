package org.shuqiao.city.department;

import java.util.List;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.Columns;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Base class of the datasets with department, name, format and columns. */
abstract class AbstractDataset implements Dataset {
    private final World world;
    private final String department;
    private final String name;
    private final DatasetFormat carrier;
    private final List<Column> columns;

    AbstractDataset(World world, String department, String name, DatasetFormat carrier, String... columns) {
        this.world = world;
        this.department = department;
        this.name = name;
        this.carrier = carrier;
        this.columns = Columns.of(columns);
    }

    final World world() {
        return world;
    }

    /** Begins to deal shapes out over the first {@code rows} rows. */
    final <T> ProportionalAllocation.Builder<T> deal(String dimension, long rows, T plain) {
        return ProportionalAllocation.over(world.seed(), id() + ":" + dimension, rows, plain);
    }

    @Override
    public final String department() {
        return department;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final DatasetFormat carrier() {
        return carrier;
    }

    @Override
    public final List<Column> columns() {
        return columns;
    }
}
