package org.shuqiao.city.department;

import java.util.Optional;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/**
 * Dataset 交通 road: roads with length in kilometres and free speed in km/h. The view {@code road_share} gives
 * them as the catalogue's entry names them, in metres, to be read in place.
 */
final class JiaotongRoad extends AbstractDataset {

    private static final DatasetFormat.View SHARE = new DatasetFormat.View("road_share",
            "id AS road_number, btrim(name) AS name, len * 1000 AS length, free_spd AS free_speed");

    JiaotongRoad(World world) {
        super(world, "jiaotong", "road", new DatasetFormat.Table("id", Optional.of(SHARE)), "id", "name", "len:decimal",
                "free_spd:integer");
    }

    @Override
    public long count(int day) {
        return Words.roads().size();
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("road", index);
        int metres = draw.between(80, 900) * 10;
        String length = metres / 1000 + "." + "%02d".formatted(metres / 10 % 100);
        int speed = draw.between(3, 8) * 10;
        String id = "R%04d".formatted(index + 1);
        String name = Words.roads().get((int) index);
        return Row.draft()
                .text("id", id)
                .text("name", index % 5 == 2 ? TextDefects.padded(name) : name)
                .number("len", length)
                .number("free_spd", speed)
                .expect("road_number", id)
                .expect("name", name)
                .expect("length", Integer.toString(metres))
                .expect("free_speed", Integer.toString(speed))
                .defect("kilometres")
                .end();
    }
}
