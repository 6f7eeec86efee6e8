package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.District;
import org.shuqiao.city.world.Gcj02;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/** Dataset 城管 cases: reports of grid workers in GCJ-02 coordinates. Open cases are closed as days pass. */
final class ChengguanCases extends AbstractDataset {
    private static final List<String> EVENTS = List.of("占道经营", "暴露垃圾", "井盖缺失", "道路破损", "渣土遗撒", "违规张贴");

    private enum Shape { PLAIN, SWAPPED, NO_PLACE }

    private final ProportionalAllocation<Shape> shapes;
    private final long first;
    private final long daily;

    ChengguanCases(World world) {
        super(world, "chengguan", "cases", new DatasetFormat.Table("cid"), "cid:integer", "no", "evt", "addr",
                "x:decimal", "y:decimal",
                "rpt:timestamp", "due:timestamp", "closed:timestamp", "unit", "upd_time:timestamp");
        this.first = 2500L * world.scale();
        this.daily = 30L * world.scale();
        this.shapes = deal("damage", first, Shape.PLAIN).share(Shape.SWAPPED, 6_000, 3).share(Shape.NO_PLACE, 6_000, 3)
                .deal();
    }

    @Override
    public long count(int day) {
        return first + daily * day;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("case", index);
        LocalDateTime reported = (index < first ? Moments.lastYear(draw)
                : Moments.ofDay(1 + (int) ((index - first) / daily), draw)).withNano(0);
        LocalDateTime due = reported.plusDays(draw.between(1, 7));
        LocalDateTime closed = reported.plusHours(draw.between(2, 240));
        boolean isClosed = closed.isBefore(World.TODAY.plusDays(day + 1L).atStartOfDay());
        var district = draw.pick(District.present());
        String no = "AJ%09d".formatted(index + 1);
        int kind = draw.below(EVENTS.size());
        // some workers still enter the code of the old list; what it means is not told, so it stays as it is
        boolean old = index < first && index % 20 == 9;
        String event = old ? "01-%02d".formatted(kind + 1) : EVENTS.get(kind);
        String address = "云州市" + district.title() + draw.pick(Words.roads()) + draw.between(1, 399) + "号";
        double longitude = 104.0 + draw.below(200_000) / 1e6;
        double latitude = 30.6 + draw.below(150_000) / 1e6;
        var shown = Gcj02.of(longitude, latitude);
        String x = Degrees.seven(shown.longitude());
        String y = Degrees.seven(shown.latitude());
        var row = Row.draft()
                .number("cid", index + 1)
                .text("no", no)
                .text("evt", event)
                .text("addr", address)
                .number("x", x)
                .number("y", y)
                .text("rpt", Moments.column(reported))
                .text("due", Moments.column(due))
                .none("closed")
                .text("unit", district.title() + "城管大队")
                .text("upd_time", Moments.column(isClosed ? closed : reported))
                .expect("case_number", no)
                .expect("event", event)
                .expect("address", address)
                .expect("location", Degrees.six(longitude) + "," + Degrees.six(latitude))
                .expect("location_lon", Degrees.six(longitude))
                .expect("location_lat", Degrees.six(latitude))
                .expect("reported_at", Moments.standard(reported))
                .expect("due_at", Moments.standard(due))
                .expectNothing("closed_at")
                .expect("unit", district.title() + "城管大队")
                .defect("shifted-map");
        if (old) {
            row.defect("old-event-code");
        }
        if (isClosed) {
            row.text("closed", Moments.column(closed)).expect("closed_at", Moments.standard(closed));
        }
        switch (shapes.at(index)) {
            case SWAPPED -> swap(row.number("x", y).number("y", x));
            case NO_PLACE -> {
                row.none("x").none("y").expectNothing("location").expectNothing("location_lon")
                        .expectNothing("location_lat")
                        .defect("empty-cell");
            }
            case PLAIN -> { }
        }
        return row.end();
    }

    /** Longitude and latitude stand in each other's place: which is which could be guessed, so it is not. */
    private static void swap(Row.Draft row) {
        List.of("location", "location_lon", "location_lat").forEach(column -> row.flag(column, "swapped-coordinates"));
    }
}
