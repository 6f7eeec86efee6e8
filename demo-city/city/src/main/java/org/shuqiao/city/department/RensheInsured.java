package org.shuqiao.city.department;

import java.time.YearMonth;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.CreditCodeGenerator;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 人社 insured: sex 0 for women and 1 for men, money in fen, organisation codes with a hyphen. */
final class RensheInsured extends AbstractDataset {
    private enum Shape { PLAIN, CHECK, SEX, EMPLOYER, FIFTEEN, EMPLOYER_BARE }

    private final ProportionalAllocation<Shape> shapes;
    private final long rows;

    RensheInsured(World world) {
        super(world, "renshe", "insured", new DatasetFormat.Table("iid"), "iid:integer", "sbkh", "idno", "sex", "org9",
                "base_fen:integer", "ym", "upd_time:timestamp");
        this.rows = 4500L * world.scale();
        this.shapes = deal("damage", rows, Shape.PLAIN).share(Shape.CHECK, 4_000, 3).share(Shape.SEX, 4_000, 3)
                .share(Shape.EMPLOYER, 5_000, 3).share(Shape.FIFTEEN, 50_000, 5).share(Shape.EMPLOYER_BARE, 50_000, 5)
                .deal();
    }

    @Override
    public long count(int day) {
        return rows;
    }

    @Override
    public Row row(long index, int day) {
        Person person = world().people().adults().at(index);
        var draw = world().draw("insured", index);
        // some dozen people an employer, so that aggregates by employer can be published
        Enterprise employer = world().enterprises().at(draw.below(300 * world().scale()));
        long fen = draw.between(4000, 26000) * 100L + draw.below(100);
        String card = "S%09d".formatted(index + 1);
        String money = fen / 100 + "." + "%02d".formatted(fen % 100);
        String month = YearMonth.from(World.TODAY.minusDays(1)).toString().replace("-", "");
        var row = Row.draft()
                .number("iid", index + 1)
                .text("sbkh", card)
                .text("idno", person.number())
                .text("sex", person.sex().choose("1", "0"))
                .text("org9", CreditCodeGenerator.hyphenated(employer.organisationCode()))
                .number("base_fen", fen)
                .text("ym", month)
                .text("upd_time", Moments.column(Moments.lastYear(draw)))
                .expect("insurance_number", card)
                .expect("citizen_number", person.number())
                .expect("sex", person.sex().code())
                .expect("employer", employer.organisationCode())
                .expect("base", money + " CNY")
                .expect("base_amount", money)
                .expect("base_currency", "CNY")
                .expect("month", YearMonth.from(World.TODAY.minusDays(1)).toString());
        switch (person.canary() ? Shape.PLAIN : shapes.at(index)) {
            case CHECK -> row.text("idno", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case SEX -> row.text("sex", person.sex().choose("0", "1")).flag("sex", "sex-disagrees");
            case EMPLOYER -> {
                char wrong = employer.organisationCode().charAt(8) == '5' ? '6' : '5';
                row.text("org9", employer.organisationCode().substring(0, 8) + "-" + wrong)
                        .flag("employer", "organisation-check-wrong");
            }
            case FIFTEEN -> {
                if (person.bornBefore2000()) {
                    row.text("idno", CitizenNumberGenerator.fifteen(person.number())).defect("fifteen-digits");
                }
            }
            case EMPLOYER_BARE -> row.text("org9", employer.organisationCode())
                    .defect("organisation-code-without-hyphen");
            case PLAIN -> { }
        }
        return row.end();
    }
}
