package org.shuqiao.city.department;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/** Dataset 公安 accident: publishable accident counts by road and day. */
final class GonganAccident extends AbstractDataset {
    private enum Shape { PLAIN, WIDE, DASH, NO_DAY }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    GonganAccident(World world) {
        super(world, "gongan", "accident", new DatasetFormat.Csv(StandardCharsets.UTF_8, false), "road", "dt", "cnt");
        this.rows = (long) Words.roads().size() * Math.min(3650, 60 * world.scale());
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.WIDE, 10_000, 3).share(Shape.DASH, 4_000, 2)
                .share(Shape.NO_DAY, 4_000, 2).deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        String road = Words.roads().get((int) (index % Words.roads().size()));
        LocalDate date = World.TODAY.minusDays(1 + index / Words.roads().size());
        String count = Integer.toString(world().draw("accident", index).below(7));
        var row = Row.draft()
                .text("road", road)
                .text("dt", Moments.compact(date))
                .text("cnt", count)
                .expect("road", road)
                .expect("day", date.toString())
                .expect("accidents", count);
        switch (shapes.at(index)) {
            case WIDE -> row.text("cnt", TextDefects.fullWidth(count)).defect("full-width-digits");
            case DASH -> row.text("cnt", "-").flag("accidents", "placeholder");
            case NO_DAY -> row.text("dt", date.getYear() + "0931").quarantine("impossible-date");
            case PLAIN -> { }
        }
        return row.end();
    }
}
