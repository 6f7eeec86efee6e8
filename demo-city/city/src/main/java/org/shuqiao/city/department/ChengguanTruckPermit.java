package org.shuqiao.city.department;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/** Dataset 城管 truck_permit: a GBK CSV file with full-width plate numbers. */
final class ChengguanTruckPermit extends AbstractDataset {
    private enum Shape { PLAIN, WIDE, LOWER, DOT, SHORT, NO_DAY }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    ChengguanTruckPermit(World world) {
        super(world, "chengguan", "truck_permit", new DatasetFormat.Csv(Charset.forName("GBK"), false), "plate", "corp",
                "valid_to", "route");
        this.rows = Math.min(400L * world.scale(), 90_000);
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.WIDE, 150_000, 10).share(Shape.LOWER, 50_000, 5)
                .share(Shape.DOT, 50_000, 5).share(Shape.SHORT, 10_000, 3).share(Shape.NO_DAY, 10_000, 3).deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("truck", index);
        String plate = Plates.of(index);
        Enterprise owner = world().enterprises().at(draw.below(3000 * world().scale()));
        LocalDate until = World.TODAY.plusDays(draw.between(-60, 500));
        String from = draw.pick(Words.roads());
        String route = from + "至" + draw.pick(Words.roads());
        var row = Row.draft()
                .text("plate", plate)
                .text("corp", owner.name())
                .text("valid_to", Moments.slashed(until))
                .text("route", route)
                .expect("plate", plate)
                .expect("company", owner.name())
                .expect("valid_until", until.toString())
                .expect("route", route);
        if (owner.name().contains("(")) {
            row.text("corp", owner.name().replace('(', '（').replace(')', '）')).defect("full-width-parentheses");
        }
        switch (shapes.at(index)) {
            case WIDE -> row.text("plate", TextDefects.fullWidth(plate)).defect("full-width-plate");
            case LOWER -> row.text("plate", plate.toLowerCase(Locale.ROOT)).defect("lower-case-letters");
            case DOT -> row.text("plate", plate.substring(0, 2) + "·" + plate.substring(2)).defect("dotted-plate");
            case SHORT -> row.text("plate", plate.substring(0, 6)).quarantine("short-plate");
            case NO_DAY -> row.text("valid_to", until.getYear() + "/2/30").flag("valid_until", "impossible-date");
            case PLAIN -> { }
        }
        return row.end();
    }
}
