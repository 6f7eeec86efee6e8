package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/** Dataset 应急 event: events with a level given as a word or as a number. */
final class YingjiEvent extends AbstractDataset {
    private static final List<String> WORDS = List.of("特别重大", "重大", "较大", "一般");
    private static final List<String> FIGURES = List.of("Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级");

    YingjiEvent(World world) {
        super(world, "yingji", "event", new DatasetFormat.Table("eid"), "eid:integer", "id", "lvl", "dt", "place",
                "casualty", "upd_time:timestamp");
    }

    @Override
    public long count(int day) {
        return 200L * world().scale() + day;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("event", index);
        long first = 200L * world().scale();
        LocalDateTime time = (index < first ? Moments.lastYear(draw) : Moments.ofDay((int) (index - first) + 1, draw));
        LocalDateTime happened = time.withSecond(0).withNano(0);
        int level = Math.min(3, 1 + draw.below(4));
        String id = "SJ%07d".formatted(index + 1);
        String place = "云州市" + draw.pick(Words.roads()) + draw.between(1, 399) + "号";
        int casualty = draw.chance(100) ? draw.between(1, 5) : 0;
        String written = switch ((int) (index % 3)) {
            case 0 -> Integer.toString(level + 1);
            case 1 -> WORDS.get(level);
            default -> FIGURES.get(level);
        };
        var row = Row.draft()
                .number("eid", index + 1)
                .text("id", id)
                .text("lvl", written)
                .text("dt", happened.toLocalDate() + " %02d:%02d".formatted(happened.getHour(), happened.getMinute()))
                .text("place", place)
                .text("casualty", Integer.toString(casualty))
                .text("upd_time", Moments.column(time))
                .expect("event_number", id)
                .expect("level", written)
                .expect("happened_at", Moments.standard(happened))
                .expect("place", place)
                .expect("casualties", Integer.toString(casualty))
                .defect(index % 3 == 0 ? "level-as-number" : "level-as-word");
        switch ((int) (index % 50)) {
            case 11 -> row.text("casualty", "不详").flag("casualties", "placeholder");
            case 29 -> row.text("dt", happened.toLocalDate().toString()).flag("happened_at", "day-without-time");
            default -> { }
        }
        return row.end();
    }
}
