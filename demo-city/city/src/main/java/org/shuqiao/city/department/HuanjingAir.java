package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 生态环境 air: hourly readings. Midnight is hour 24 of the day before, and −999 stands for no reading. */
final class HuanjingAir extends AbstractDataset {
    private static final List<String> STATIONS = List.of("翠湖站", "松涛站", "望海站");

    private enum Shape { PLAIN, NO_READING, NO_INDEX }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    HuanjingAir(World world) {
        super(world, "huanjing", "air", new DatasetFormat.Service(), "stn", "hour", "pm25", "aqi");
        this.rows = 72L * Math.min(3650, 20 * world.scale());
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.NO_READING, 10_000, 5)
                .share(Shape.NO_INDEX, 10_000, 5).deal();
    }

    @Override
    public long count(int day) {
        return rows + 72L * day;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("air", index);
        String station = STATIONS.get((int) (index % 3));
        long hours = index / 3 + 1;
        // readings are of the hour that ends: 1 to 24
        LocalDateTime end = World.TODAY.minusDays(rows / 72).atStartOfDay().plusHours(hours);
        String hour = end.getHour() == 0 ? end.toLocalDate().minusDays(1) + " 24:00" : end.toLocalDate()
                + " %02d:00".formatted(end.getHour());
        int dust = draw.between(8, 140);
        int aqi = draw.between(20, 180);
        var row = Row.draft()
                .text("stn", station)
                .text("hour", hour)
                .number("pm25", dust)
                .number("aqi", aqi)
                .expect("station", station)
                .expect("measured_at", Moments.standard(end))
                .expect("pm25", Integer.toString(dust))
                .expect("aqi", Integer.toString(aqi));
        if (end.getHour() == 0) {
            row.defect("hour-24");
        }
        switch (shapes.at(index)) {
            case NO_READING -> row.number("pm25", -999).flag("pm25", "minus-999");
            case NO_INDEX -> row.number("aqi", -999).flag("aqi", "minus-999");
            case PLAIN -> { }
        }
        return row.end();
    }
}
