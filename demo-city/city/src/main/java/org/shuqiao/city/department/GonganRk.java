package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 公安 rk: all residents, with sex 1/2 and dates without separators. */
final class GonganRk extends AbstractDataset {
    private enum Shape { PLAIN, LOWER_X, WIDE, CHECK, SEX, BIRTH, NO_DAY, SPACED_NAME, PADDED_NAME }

    private final ProportionalAllocation<Shape> shapes;

    GonganRk(World world) {
        super(world, "gongan", "rk", new DatasetFormat.Table("rid"),
                "rid:integer", "gmsfhm", "xm", "xb", "csrq", "hjdz", "xzdz", "upd_time:timestamp");
        this.shapes = deal("damage", world.people().count(), Shape.PLAIN)
                .share(Shape.LOWER_X, 40_000, 20)
                .share(Shape.WIDE, 4_000, 3)
                .share(Shape.CHECK, 4_000, 3)
                .share(Shape.SEX, 3_000, 3)
                .share(Shape.BIRTH, 3_000, 3)
                .share(Shape.NO_DAY, 2_000, 3)
                .share(Shape.SPACED_NAME, 6_000, 3)
                .share(Shape.PADDED_NAME, 6_000, 3)
                .deal();
    }

    @Override
    public long count(int day) {
        return world().people().count();
    }

    @Override
    public Row row(long index, int day) {
        Person person = world().people().at(index);
        var shape = person.canary() ? Shape.PLAIN : shapes.at(index);
        int moved = shape == Shape.CHECK ? 0 : moved(index, day);
        String home = moved == 0 ? person.home() : world().people()
                .at((index + 997L * moved) % world().people().count()).home();
        var draw = world().draw("rk", index);
        LocalDateTime updated = moved == 0 ? Moments.lastYear(draw) : Moments.ofDay(moved, draw);
        String birth = Moments.compact(person.birth());
        var row = Row.draft()
                .number("rid", index + 1)
                .text("gmsfhm", person.number())
                .text("xm", person.name())
                .text("xb", person.sex().code())
                .text("csrq", birth)
                .text("hjdz", person.registered())
                .text("xzdz", home)
                .text("upd_time", Moments.column(updated))
                .expect("citizen_number", person.number())
                .expect("name", person.name())
                .expect("sex", person.sex().code())
                .expect("birth_date", person.birth().toString())
                .expect("registered_address", person.registered())
                .expect("home_address", home);
        switch (shape) {
            case LOWER_X -> {
                if (person.number().endsWith("X")) {
                    row.text("gmsfhm", person.number().toLowerCase(Locale.ROOT)).defect("lower-case-x");
                }
            }
            case WIDE -> row.text("gmsfhm", TextDefects.fullWidth(person.number())).defect("full-width-digits");
            case CHECK -> row.text("gmsfhm", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case SEX -> row.text("xb", person.sex().choose("2", "1")).flag("sex", "sex-disagrees");
            case BIRTH -> row.text("csrq", Moments.compact(person.birth().plusDays(9)))
                    .flag("birth_date", "birth-date-disagrees");
            case NO_DAY -> row.text("csrq", birth.substring(0, 4) + "0230").flag("birth_date", "impossible-date");
            case SPACED_NAME -> row.text("xm", TextDefects.spaced(person.name())).defect("ideographic-space");
            case PADDED_NAME -> row.text("xm", TextDefects.padded(person.name())).defect("padded");
            default -> { }
        }
        return row.end();
    }

    /** The last day up to {@code day} on which the person moved, 0 for never. */
    private int moved(long index, int day) {
        for (int d = day; d > 0; d--) {
            if (world().draw("moves", index * 4096 + d).chance(5)) {
                return d;
            }
        }
        return 0;
    }
}
