package org.shuqiao.city.department;

import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;

/** Dataset 教育 seat: a small workbook with the places of each school. */
final class JiaoyuSeat extends AbstractDataset {

    JiaoyuSeat(World world) {
        super(world, "jiaoyu", "seat", new DatasetFormat.Workbook("学位", List.of()), "学校", "学位数");
    }

    @Override
    public long count(int day) {
        return Schools.all().size();
    }

    @Override
    public Row row(long index, int day) {
        String school = Schools.all().get((int) index);
        int seats = world().draw("seat", index).between(12, 60) * 45 * world().scale();
        var row = Row.draft()
                .text("学校", school)
                .number("学位数", seats)
                .expect("school", school)
                .expect("seats", Integer.toString(seats));
        switch ((int) index) {
            case 3 -> row.text("学位数", TextDefects.fullWidth(Integer.toString(seats))).defect("full-width-digits");
            case 5 -> row.text("学位数", "%,d".formatted(seats)).defect("thousands-separator");
            case 7 -> row.text("学位数", "待定").flag("seats", "words-for-a-number");
            case 9 -> row.text("学校", TextDefects.padded(school)).defect("padded");
            default -> { }
        }
        return row.end();
    }
}
