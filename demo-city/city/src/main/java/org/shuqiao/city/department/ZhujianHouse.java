package org.shuqiao.city.department;

import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 住建 house: home owners, with 15-digit citizen numbers from old deeds. */
final class ZhujianHouse extends AbstractDataset {
    private enum Shape { PLAIN, FIFTEEN, CHECK, WIDE_ADDRESS, NO_AREA, HIDDEN_ADDRESS, SHORT_ADDRESS }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    ZhujianHouse(World world) {
        super(world, "zhujian", "house", new DatasetFormat.Table("hid"), "hid:integer", "fwbm", "addr", "m2:decimal",
                "use", "owner_id", "upd_time:timestamp");
        this.rows = 3000L * world.scale();
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.FIFTEEN, 150_000, 10).share(Shape.CHECK, 5_000, 3)
                .share(Shape.WIDE_ADDRESS, 30_000, 5).share(Shape.NO_AREA, 5_000, 3)
                .share(Shape.HIDDEN_ADDRESS, 10_000, 3)
                .share(Shape.SHORT_ADDRESS, 50_000, 3).deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        var people = world().people();
        Person owner = index % 6 == 1 ? people.elders().at(index / 6) : people.adults().at(index - (index + 4) / 6);
        var draw = world().draw("house", index);
        int hundredths = draw.between(3500, 18000);
        String area = hundredths / 100 + "." + "%02d".formatted(hundredths % 100);
        String use = draw.chance(900) ? "住宅" : "商业";
        String number = "FW990100%08d".formatted(index + 1);
        var row = Row.draft()
                .number("hid", index + 1)
                .text("fwbm", number)
                .text("addr", owner.home())
                .number("m2", area)
                .text("use", use)
                .text("owner_id", owner.number())
                .text("upd_time", Moments.column(Moments.lastYear(draw)))
                .expect("house_number", number)
                .expect("address", owner.home())
                .expect("area", area)
                .expect("use", use)
                .expect("owner_number", owner.number());
        switch (owner.canary() ? Shape.PLAIN : shapes.at(index)) {
            case FIFTEEN -> {
                if (owner.bornBefore2000()) {
                    row.text("owner_id", CitizenNumberGenerator.fifteen(owner.number())).defect("fifteen-digits");
                }
            }
            case CHECK -> row.text("owner_id", CitizenNumberGenerator.broken(owner.number()))
                    .quarantine("wrong-check-character");
            case WIDE_ADDRESS -> row.text("addr", TextDefects.fullWidth(owner.home())).defect("full-width-digits");
            case NO_AREA -> row.none("m2").expectNothing("area").defect("empty-cell");
            case HIDDEN_ADDRESS -> row.text("addr", TextDefects.zeroWidth(owner.home())).defect("zero-width-space");
            // what the department wrote is not wrong, only short: it stays as it is
            case SHORT_ADDRESS -> {
                String brief = owner.home().substring("云州市".length());
                row.text("addr", brief).expect("address", brief).defect("abbreviated-address");
            }
            case PLAIN -> { }
        }
        return row.end();
    }
}
