package org.shuqiao.city.department;

import java.nio.charset.StandardCharsets;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 教育 pupil: a CSV file with a byte order mark, zero-width spaces and sex 01/02. */
final class JiaoyuPupil extends AbstractDataset {
    private enum Shape { PLAIN, HIDDEN_NUMBER, HIDDEN_NAME, CHECK, SEX, NO_NUMBER }

    private final ProportionalAllocation<Shape> shapes;
    private final long pupils;
    private final long twice;

    JiaoyuPupil(World world) {
        super(world, "jiaoyu", "pupil", new DatasetFormat.Csv(StandardCharsets.UTF_8, true),
                "xjh", "name", "sfz", "xb", "school", "grade");
        this.pupils = world.people().children().size();
        this.twice = pupils / 200;
        this.shapes = deal("damage", pupils, Shape.PLAIN)
                .share(Shape.HIDDEN_NUMBER, 20_000, 5)
                .share(Shape.HIDDEN_NAME, 30_000, 5)
                .share(Shape.CHECK, 4_000, 3)
                .share(Shape.SEX, 4_000, 3)
                .share(Shape.NO_NUMBER, 3_000, 3)
                .deal();
    }

    @Override
    public long count(int day) {
        return pupils + twice;
    }

    @Override
    public Row row(long index, int day) {
        boolean again = index >= pupils;
        // every 200th child but the planted ones stands in the file a second time, word for word
        long which = again ? (index - pupils) * 200 + 100 : index;
        Person person = world().people().children().at(which);
        int age = World.TODAY.minusMonths(8).getYear() - person.birth().minusMonths(8).getYear();
        String grade = Integer.toString(Math.clamp(age - 5, 1, 9));
        String school = Schools.of(person);
        var row = Row.draft()
                .text("xjh", "XJ" + "%09d".formatted(which + 1))
                .text("name", person.name())
                .text("sfz", person.number())
                .text("xb", "0" + person.sex().code())
                .text("school", school)
                .text("grade", grade)
                .expect("pupil_number", "XJ" + "%09d".formatted(which + 1))
                .expect("name", person.name())
                .expect("citizen_number", person.number())
                .expect("sex", person.sex().code())
                .expect("school", school)
                .expect("grade", grade);
        switch (person.canary() ? Shape.PLAIN : shapes.at(which)) {
            case HIDDEN_NUMBER -> row.text("sfz", TextDefects.zeroWidth(person.number())).defect("zero-width-space");
            case HIDDEN_NAME -> row.text("name", TextDefects.zeroWidth(person.name())).defect("zero-width-space");
            case CHECK -> row.text("sfz", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case SEX -> row.text("xb", "0" + person.sex().choose("2", "1")).flag("sex", "sex-disagrees");
            case NO_NUMBER -> row.text("sfz", "").quarantine("missing-number");
            default -> { }
        }
        if (again) {
            row.merge("exact-duplicate");
        }
        return row.end();
    }
}
