package org.shuqiao.city.department;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 民政 elder: old people with the day of the last visit in four date formats. */
final class MinzhengElder extends AbstractDataset {
    private enum Shape { PLAIN, FIFTEEN, LOWER_X, CHECK, NO_DAY, NEVER }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    MinzhengElder(World world) {
        super(world, "minzheng", "elder", new DatasetFormat.Csv(StandardCharsets.UTF_8, false), "sfz", "age", "alone",
                "visit_dt", "tel");
        this.rows = world.people().elders().size();
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.FIFTEEN, 100_000, 10)
                .share(Shape.LOWER_X, 40_000, 20)
                .share(Shape.CHECK, 5_000, 3).share(Shape.NO_DAY, 8_000, 3).share(Shape.NEVER, 20_000, 3).deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        Person person = world().people().elders().at(index);
        var draw = world().draw("elder", index);
        boolean alone = draw.chance(300);
        LocalDate visit = World.TODAY.minusDays(draw.between(1, 80));
        String age = Integer.toString(Period.between(person.birth(), World.TODAY).getYears());
        var row = Row.draft()
                .text("sfz", person.number())
                .text("age", age)
                .text("alone", alone ? "是" : "否")
                .text("visit_dt", switch (draw.below(4)) {
                    case 0 -> visit.toString();
                    case 1 -> visit.toString().replace('-', '.');
                    case 2 -> Moments.slashed(visit);
                    default -> visit.getYear() + "年" + visit.getMonthValue() + "月" + visit.getDayOfMonth() + "日";
                })
                .text("tel", person.phone())
                .expect("citizen_number", person.number())
                .expect("age", age)
                .expect("lives_alone", Boolean.toString(alone))
                .expect("visited_on", visit.toString())
                .expect("phone", person.phone());
        switch (person.canary() ? Shape.PLAIN : shapes.at(index)) {
            case FIFTEEN -> row.text("sfz", CitizenNumberGenerator.fifteen(person.number())).defect("fifteen-digits");
            case LOWER_X -> {
                if (person.number().endsWith("X")) {
                    row.text("sfz", person.number().toLowerCase(Locale.ROOT)).defect("lower-case-x");
                }
            }
            case CHECK -> row.text("sfz", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case NO_DAY -> row.text("visit_dt", visit.getYear() + "-09-31").flag("visited_on", "impossible-date");
            case NEVER -> row.text("visit_dt", "").expectNothing("visited_on").defect("empty-cell");
            case PLAIN -> { }
        }
        return row.end();
    }
}
