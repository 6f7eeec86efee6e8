package org.shuqiao.city.department;

import java.nio.charset.Charset;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/** Dataset 水务 ponding: a GB 18030 file of flooded places in degrees, minutes and seconds, depth in centimetres. */
final class ShuiwuPonding extends AbstractDataset {

    ShuiwuPonding(World world) {
        super(world, "shuiwu", "ponding", new DatasetFormat.Csv(Charset.forName("GB18030"), false), "place", "dms",
                "depth_cm");
    }

    @Override
    public long count(int day) {
        return 60L * Math.min(world().scale(), 100);
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("ponding", index);
        String place = draw.pick(Words.roads()) + "积水点" + (index + 1);
        int east = 104 * 3600 + draw.below(700);
        int north = 30 * 3600 + 2160 + draw.below(540);
        int depth = draw.between(5, 80);
        var row = Row.draft()
                .text("place", place)
                .text("dms", Degrees.minutesAndSeconds(east) + "E " + Degrees.minutesAndSeconds(north) + "N")
                .text("depth_cm", Integer.toString(depth))
                .expect("place", place)
                .expect("location", Degrees.six(east / 3600.0) + "," + Degrees.six(north / 3600.0))
                .expect("location_lon", Degrees.six(east / 3600.0))
                .expect("location_lat", Degrees.six(north / 3600.0))
                .expect("depth", depth % 100 == 0 ? Integer.toString(depth / 100)
                        : depth % 10 == 0 ? "0." + depth / 10 : "0.%02d".formatted(depth))
                .defect("degree-minute-second").defect("centimetres");
        switch ((int) (index % 30)) {
            case 7 -> row.text("depth_cm", TextDefects.fullWidth(Integer.toString(depth))).defect("full-width-digits");
            case 13 -> row.text("depth_cm", "不详").flag("depth", "placeholder");
            case 21 -> {
                row.text("dms", "人民路口");
                List.of("location", "location_lon", "location_lat")
                        .forEach(column -> row.flag(column, "words-for-a-place"));
            }
            default -> { }
        }
        return row.end();
    }
}
