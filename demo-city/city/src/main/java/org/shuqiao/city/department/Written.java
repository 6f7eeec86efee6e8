package org.shuqiao.city.department;

import java.util.List;
import org.shuqiao.city.table.Carrier;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.Columns;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.world.Allotment;
import org.shuqiao.city.world.World;

/** What all datasets share: a place in a department and a description of the same world. */
abstract class Written implements Dataset {
    private final World world;
    private final String department;
    private final String name;
    private final Carrier carrier;
    private final List<Column> columns;

    Written(World world, String department, String name, Carrier carrier, String... columns) {
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
    final <T> Allotment.Builder<T> deal(String dimension, long rows, T plain) {
        return Allotment.over(world.seed(), id() + ":" + dimension, rows, plain);
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
    public final Carrier carrier() {
        return carrier;
    }

    @Override
    public final List<Column> columns() {
        return columns;
    }
}
