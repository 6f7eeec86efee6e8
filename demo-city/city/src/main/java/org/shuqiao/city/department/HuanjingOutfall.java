package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;

/**
 * Dataset 生态环境 outfall: what the data loggers at six outfalls send by HJ 212, three factors each hour. −999 stands for
 * no reading in several spellings, and D for an instrument that is broken.
 */
final class HuanjingOutfall extends AbstractDataset {
    private static final int OUTFALLS = 6;
    private static final List<String> FACTORS = List.of("w00000", "w01018", "w21003");
    private static final int HOURS = 48;
    private static final int MOST_SCALE = 4;
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    HuanjingOutfall(World world) {
        super(world, "huanjing", "outfall", new DatasetFormat.Hj212(), "mn", "data_time", "factor", "rtd", "flag");
    }

    @Override
    public long count(int day) {
        return (long) OUTFALLS * FACTORS.size() * HOURS * Math.min(world().scale(), MOST_SCALE);
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("outfall", index);
        String factor = FACTORS.get((int) (index % FACTORS.size()));
        long frame = index / FACTORS.size();
        String device = "99010000CF0000000000000" + (1 + frame % OUTFALLS);
        LocalDateTime time = World.TODAY.minusDays(20).atStartOfDay().plusHours(frame / OUTFALLS);
        String value = draw.between(1, 300) + "." + draw.between(1, 9);
        var row = Row.draft()
                .text("mn", device)
                .text("data_time", time.format(COMPACT))
                .text("factor", factor)
                .text("rtd", value)
                .text("flag", "N")
                .expect("device", device)
                .expect("measured_at", Moments.standard(time))
                .expect("factor", factor)
                .expect("value", value)
                .expect("state", "N");
        switch ((int) (index % 60)) {
            case 17 -> row.text("rtd", "-999").flag("value", "minus-999");
            case 34 -> row.text("rtd", "-00999.000").flag("value", "minus-999");
            case 51 -> row.text("flag", "D").expect("state", "D").defect("broken-instrument");
            default -> { }
        }
        return row.end();
    }
}
