package org.shuqiao.city.department;

import java.time.LocalDateTime;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 卫健 patient: sex M/F/U, 15-digit numbers, dates as 2024/3/7, several cards per person. */
final class WeijianPatient extends AbstractDataset {
    private enum Shape { PLAIN, FIFTEEN, FIFTEEN_WIDE, UNKNOWN_SEX, CHECK, SEX, BIRTH, PHONE }

    private static final int REPEAT_STEP = 25;

    private final ProportionalAllocation<Shape> shapes;
    private final long patients;
    private final long repeats;

    WeijianPatient(World world) {
        super(world, "weijian", "patient", new DatasetFormat.Table("pid"), "pid:integer", "card", "name", "sex",
                "birth", "id_no", "tel", "addr", "upd_time:timestamp");
        this.patients = 4000L * world.scale();
        this.repeats = patients / REPEAT_STEP;
        this.shapes = deal("damage", patients, Shape.PLAIN)
                .share(Shape.FIFTEEN, 120_000, 10).share(Shape.FIFTEEN_WIDE, 4_000, 3)
                .share(Shape.UNKNOWN_SEX, 20_000, 5)
                .share(Shape.CHECK, 4_000, 3).share(Shape.SEX, 4_000, 3).share(Shape.BIRTH, 4_000, 3)
                .share(Shape.PHONE, 6_000, 3).deal();
    }

    @Override
    public long count(int day) {
        return patients + repeats;
    }

    /** Every seventh patient is old, the rest are adults; the planted people of both groups come first. */
    private Person person(long which) {
        var people = world().people();
        return which % 7 == 1 ? people.elders().at(which / 7) : people.adults().at(which - (which + 5) / 7);
    }

    @Override
    public Row row(long index, int day) {
        boolean repeat = index >= patients;
        long which = repeat ? (index - patients) * REPEAT_STEP + 20 : index;
        boolean doubled = which % REPEAT_STEP == 20 && which / REPEAT_STEP < repeats;
        Person person = person(which);
        var draw = world().draw("patient", index);
        LocalDateTime updated = Moments.lastYear(draw);
        boolean repeatWins = (which / REPEAT_STEP) % 2 == 0;
        if (repeat) {
            updated = repeatWins ? World.TODAY.minusDays(1).atTime(8, 0).plusNanos(index * 1000)
                    : updated.minusYears(2);
        } else if (doubled) {
            updated = updated.minusDays(2);
        }
        String card = "K%010d".formatted(index + 1);
        var row = Row.draft()
                .number("pid", index + 1)
                .text("card", card)
                .text("name", person.name())
                .text("sex", person.sex().choose("M", "F"))
                .text("birth", Moments.slashed(person.birth()))
                .text("id_no", person.number())
                .text("tel", person.phone())
                .text("addr", person.home())
                .text("upd_time", Moments.column(updated))
                .expect("card_number", card)
                .expect("name", person.name())
                .expect("sex", person.sex().code())
                .expect("birth_date", person.birth().toString())
                .expect("citizen_number", person.number())
                .expect("phone", person.phone())
                .expect("address", person.home());
        if (doubled) {
            if (!repeat && person.bornBefore2000()) {
                row.text("id_no", CitizenNumberGenerator.fifteen(person.number())).defect("fifteen-digits");
            }
            if (repeat != repeatWins) {
                row.merge("repeat-card");
            }
        } else if (!person.canary()) {
            damage(row, person, shapes.at(which));
        }
        return row.end();
    }

    private static void damage(Row.Draft row, Person person, Shape shape) {
        switch (shape) {
            case FIFTEEN, FIFTEEN_WIDE -> {
                if (person.bornBefore2000()) {
                    String fifteen = CitizenNumberGenerator.fifteen(person.number());
                    row.text("id_no", shape == Shape.FIFTEEN ? fifteen : TextDefects.fullWidth(fifteen))
                            .defect("fifteen-digits");
                }
            }
            // the department says that it does not know: 0 is what the standard has for that
            case UNKNOWN_SEX -> row.text("sex", "U").expect("sex", "0").defect("unknown-sex");
            case CHECK -> row.text("id_no", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case SEX -> row.text("sex", person.sex().choose("F", "M")).flag("sex", "sex-disagrees");
            case BIRTH -> row.text("birth", Moments.slashed(person.birth().plusMonths(1)))
                    .flag("birth_date", "birth-date-disagrees");
            case PHONE -> row.text("tel", person.phone().substring(0, 9)).flag("phone", "short-phone");
            case PLAIN -> { }
        }
    }
}
