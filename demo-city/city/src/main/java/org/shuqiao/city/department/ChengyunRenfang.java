package org.shuqiao.city.department;

import java.time.LocalDate;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CitizenNumberGenerator;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 网格办 renfang: residents by grid as grid workers noted them. Superseded rows remain in the table. */
final class ChengyunRenfang extends AbstractDataset {
    private static final int PER_GRID = 40;
    private static final int STALE_STEP = 20;

    private enum Shape { PLAIN, CHECK, NUMBER, FIFTEEN, SPACED }

    private final ProportionalAllocation<Shape> shapes;
    private final long residents;
    private final long stale;

    ChengyunRenfang(World world) {
        super(world, "chengyun", "renfang", new DatasetFormat.Workbook("人房", List.of("网格")), "网格", "地址", "住户", "身份证",
                "关系", "更新");
        this.residents = Math.min(2000L * world.scale(), 800_000);
        this.stale = residents / STALE_STEP;
        this.shapes = deal("damage", residents, Shape.PLAIN).share(Shape.CHECK, 4_000, 3).share(Shape.NUMBER, 8_000, 3)
                .share(Shape.FIFTEEN, 60_000, 5).share(Shape.SPACED, 20_000, 5).deal();
    }

    @Override
    public long count(int day) {
        return residents + stale;
    }

    @Override
    public Row row(long index, int day) {
        boolean old = index >= residents;
        long which = old ? (index - residents) * STALE_STEP + 10 : index;
        Person person = world().people().at(which % 3 == 2 ? world().people().children().first() + which / 3
                : which % 3 == 1 ? world().people().elders().first() + which / 3 : which / 3);
        var draw = world().draw("renfang", index);
        LocalDate updated = World.TODAY.minusDays(old ? draw.between(800, 1500) : draw.between(1, 300));
        String grid = "990102001001%03d".formatted(index / PER_GRID % 1000);
        String address = old ? world().people().at((which + 31) % world().people().count()).home() : person.home();
        String relation = which % 3 == 2 ? "子女" : "户主";
        var row = Row.draft()
                .text("网格", grid)
                .text("地址", address)
                .text("住户", person.name())
                .text("身份证", person.number())
                .text("关系", relation)
                .number("更新", Moments.serial(updated))
                .expect("grid", grid)
                .expect("address", address)
                .expect("resident", person.name())
                .expect("citizen_number", person.number())
                .expect("relation", relation)
                .expect("updated_on", updated.toString())
                .defect("serial-date");
        boolean doubled = which % STALE_STEP == 10 && which / STALE_STEP < stale;
        if (old) {
            row.merge("stale-row");
        } else if (!doubled && !person.canary()) {
            damage(row, person, shapes.at(which));
        }
        return row.end();
    }

    private static void damage(Row.Draft row, Person person, Shape shape) {
        switch (shape) {
            case CHECK -> row.text("身份证", CitizenNumberGenerator.broken(person.number()))
                    .quarantine("wrong-check-character");
            case NUMBER -> {
                if (!person.number().endsWith("X")) {
                    row.number("身份证", person.number().substring(0, 15) + "000").quarantine("excel-damaged-number");
                }
            }
            case FIFTEEN -> {
                if (person.bornBefore2000()) {
                    row.text("身份证", CitizenNumberGenerator.fifteen(person.number())).defect("fifteen-digits");
                }
            }
            case SPACED -> row.text("住户", TextDefects.spaced(person.name())).defect("ideographic-space");
            case PLAIN -> { }
        }
    }
}
