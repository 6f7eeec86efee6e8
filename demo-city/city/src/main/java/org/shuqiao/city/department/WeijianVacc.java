package org.shuqiao.city.department;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 卫健 vacc: vaccinations, with new rows every day. */
final class WeijianVacc extends AbstractDataset {
    private enum Shape { PLAIN, CHECK, NO_DAY, LOWER_X }

    private final ProportionalAllocation<Shape> shapes;
    private final long first;
    private final long daily;

    WeijianVacc(World world) {
        super(world, "weijian", "vacc", new DatasetFormat.Table("vid"), "vid:integer", "id_no", "lot", "dt",
                "upd_time:timestamp");
        this.first = 1500L * world.scale();
        this.daily = 30L * world.scale();
        this.shapes = deal("damage", first, Shape.PLAIN).share(Shape.CHECK, 4_000, 3).share(Shape.NO_DAY, 4_000, 3)
                .share(Shape.LOWER_X, 40_000, 20).deal();
    }

    @Override
    public long count(int day) {
        return first + daily * day;
    }

    @Override
    public Row row(long index, int day) {
        var children = world().people().children();
        Person person = children.at(index % children.size());
        var draw = world().draw("vacc", index);
        LocalDateTime recorded = index < first ? Moments.lastYear(draw)
                : Moments.ofDay(1 + (int) ((index - first) / daily), draw);
        LocalDate given = recorded.toLocalDate();
        String lot = "L" + given.getYear() + "%04d".formatted(draw.below(300));
        var row = Row.draft()
                .number("vid", index + 1)
                .text("id_no", person.number())
                .text("lot", lot)
                .text("dt", Moments.slashed(given))
                .text("upd_time", Moments.column(recorded))
                .expect("record_number", Long.toString(index + 1))
                .expect("citizen_number", person.number())
                .expect("lot", lot)
                .expect("vaccinated_on", given.toString());
        switch (person.canary() ? Shape.PLAIN : shapes.at(index)) {
            case CHECK -> row.text("id_no", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case NO_DAY -> row.text("dt", given.getYear() + "/2/30").flag("vaccinated_on", "impossible-date");
            case LOWER_X -> {
                if (person.number().endsWith("X")) {
                    row.text("id_no", person.number().toLowerCase(Locale.ROOT)).defect("lower-case-x");
                }
            }
            case PLAIN -> { }
        }
        return row.end();
    }
}
