package org.shuqiao.city.department;

import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 市监 geti: traders who run a business in their own name (个体工商户), each with the person behind it. */
final class ShijianGeti extends AbstractDataset {
    private enum Shape { PLAIN, CHECK, FIFTEEN, LOWER_X, SPACED_NAME }

    /** Every seventh adult trades, so that lists of other departments meet some of them. */
    private static final int STEP = 7;

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    ShijianGeti(World world) {
        super(world, "shijian", "geti", new DatasetFormat.Table("gid"), "gid:integer", "zch", "zh", "jyz", "jyz_sfz",
                "zt", "clrq", "upd_time:timestamp");
        this.rows = 800L * world.scale();
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.CHECK, 5_000, 3).share(Shape.FIFTEEN, 60_000, 5)
                .share(Shape.LOWER_X, 40_000, 5).share(Shape.SPACED_NAME, 20_000, 3).deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        Person person = world().people().adults().at(index * STEP);
        var draw = world().draw("geti", index);
        String number = "G%09d".formatted(index + 1);
        String sign = person.name().charAt(0) + "记便利店";
        String begun = World.TODAY.minusDays(draw.between(60, 5000)).toString();
        String status = draw.chance(900) ? "存续" : "注销";
        var row = Row.draft()
                .number("gid", index + 1)
                .text("zch", number)
                .text("zh", sign)
                .text("jyz", person.name())
                .text("jyz_sfz", person.number())
                .text("zt", status)
                .text("clrq", begun)
                .text("upd_time", Moments.column(Moments.lastYear(draw)))
                .expect("trader_number", number)
                .expect("sign", sign)
                .expect("name", person.name())
                .expect("citizen_number", person.number())
                .expect("status", status)
                .expect("begun", begun);
        switch (person.canary() ? Shape.PLAIN : shapes.at(index)) {
            case CHECK -> row.text("jyz_sfz", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case FIFTEEN -> {
                if (person.bornBefore2000()) {
                    row.text("jyz_sfz", CitizenNumberGenerator.fifteen(person.number())).defect("fifteen-digits");
                }
            }
            case LOWER_X -> {
                if (person.number().endsWith("X")) {
                    row.text("jyz_sfz", person.number().toLowerCase(Locale.ROOT)).defect("lower-case-x");
                }
            }
            case SPACED_NAME -> row.text("jyz", TextDefects.spaced(person.name())).defect("ideographic-space");
            case PLAIN -> { }
        }
        return row.end();
    }
}
