package org.shuqiao.city.department;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.District;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/**
 * Dataset 民政 dibao: a workbook with one merged cell per district. Numbers typed as numeric cells lost their last
 * digits.
 */
final class MinzhengDibao extends AbstractDataset {
    private enum Shape { PLAIN, NUMBER, CHECK, SEX, SPACED_NAME, FIFTEEN }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    MinzhengDibao(World world) {
        super(world, "minzheng", "dibao", new DatasetFormat.Workbook("低保", List.of("区")), "区", "姓名", "身份证", "性别",
                "月金额");
        this.rows = 600L * world.scale();
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.NUMBER, 25_000, 5).share(Shape.CHECK, 5_000, 3)
                .share(Shape.SEX, 5_000, 3).share(Shape.SPACED_NAME, 20_000, 3).share(Shape.FIFTEEN, 40_000, 5).deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        var people = world().people();
        Person person = index % 4 == 1 ? people.elders().at(index / 4) : people.adults().at(index - (index + 2) / 4);
        District district = District.present().get((int) (index * District.present().size() / rows));
        var draw = world().draw("dibao", index);
        long yuan = draw.between(30, 110) * 10L;
        var row = Row.draft()
                .text("区", district.title())
                .text("姓名", person.name())
                .text("身份证", person.number())
                .text("性别", person.sex().choose("男", "女"))
                .number("月金额", yuan)
                .expect("division", district.code())
                .expect("name", person.name())
                .expect("citizen_number", person.number())
                .expect("sex", person.sex().code())
                .expect("monthly_allowance", yuan + ".00 CNY")
                .expect("monthly_allowance_amount", yuan + ".00")
                .expect("monthly_allowance_currency", "CNY");
        switch (person.canary() ? Shape.PLAIN : shapes.at(index)) {
            case NUMBER -> {
                if (!person.number().endsWith("X")) {
                    var stored = new BigDecimal(person.number()).round(new MathContext(15));
                    row.number("身份证", stored.toPlainString()).quarantine("excel-damaged-number");
                }
            }
            case CHECK -> row.text("身份证", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case SEX -> row.text("性别", person.sex().choose("女", "男")).flag("sex", "sex-disagrees");
            case SPACED_NAME -> row.text("姓名", TextDefects.spaced(person.name())).defect("ideographic-space");
            case FIFTEEN -> {
                if (person.bornBefore2000()) {
                    row.text("身份证", CitizenNumberGenerator.fifteen(person.number())).defect("fifteen-digits");
                }
            }
            case PLAIN -> { }
        }
        return row.end();
    }
}
