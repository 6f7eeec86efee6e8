package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.District;
import org.shuqiao.city.world.World;

/** Dataset 气象 warn: warnings by area name in UTC. The level is a colour or a Roman numeral. */
final class QixiangWarn extends AbstractDataset {
    private static final List<String> COLOURS = List.of("红", "橙", "黄", "蓝");
    private static final List<String> FIGURES = List.of("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ");

    QixiangWarn(World world) {
        super(world, "qixiang", "warn", new DatasetFormat.Service(), "no", "kind", "level", "area", "from", "to");
    }

    @Override
    public long count(int day) {
        return 300L * world().scale() + 2L * day;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("warn", index);
        int level = draw.below(4);
        var area = draw.pick(District.present());
        LocalDateTime from = (index < 300L * world().scale() ? Moments.lastYear(draw)
                : Moments.ofDay(1 + (int) ((index - 300L * world().scale()) / 2), draw)).withSecond(0).withNano(0);
        LocalDateTime to = from.plusHours(draw.between(3, 30));
        String no = "YJ%08d".formatted(index + 1);
        String kind = draw.pick(List.of("暴雨", "大风", "高温", "大雾"));
        String written = index % 2 == 0 ? COLOURS.get(level) + "色" : FIGURES.get(level) + "级";
        var row = Row.draft()
                .text("no", no)
                .text("kind", kind)
                .text("level", written)
                .text("area", area.title())
                .text("from", Moments.utc(from))
                .text("to", Moments.utc(to))
                .expect("warning_number", no)
                .expect("kind", kind)
                .expect("level", written)
                .expect("division", area.code())
                .expect("begins_at", Moments.standard(from))
                .expect("ends_at", Moments.standard(to))
                .defect(index % 2 == 0 ? "level-as-colour" : "level-as-figure");
        if (index % 60 == 17) {
            row.text("area", District.BEIJIAO.title()).flag("division", "abolished-division");
        }
        return row.end();
    }
}
