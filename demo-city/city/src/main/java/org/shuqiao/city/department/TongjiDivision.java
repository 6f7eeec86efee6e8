package org.shuqiao.city.department;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;

/** Dataset 统计 division: the unchanged public table of statistical divisions down to street level. */
final class TongjiDivision extends AbstractDataset {
    private static final String RESOURCE = "/tongji/division.csv.gz";

    private final List<String[]> rows = read();

    TongjiDivision(World world) {
        super(world, "tongji", "division", new DatasetFormat.Ready(RESOURCE), "code", "name", "areaCode",
                "provinceCode", "cityCode");
    }

    private static List<String[]> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(TongjiDivision.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            // codes are bare and names quoted, with neither commas nor quotes inside
            return lines.lines().skip(1).map(line -> line.replace("\"", "").split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long count(int day) {
        return rows.size();
    }

    @Override
    public Row row(long index, int day) {
        String[] cells = rows.get((int) index);
        return Row.draft()
                .text("code", cells[0])
                .text("name", cells[1])
                .text("areaCode", cells[2])
                .text("provinceCode", cells[3])
                .text("cityCode", cells[4])
                .expect("code", cells[0])
                .expect("name", cells[1].replace('（', '(').replace('）', ')'))
                .expect("county", cells[2])
                .expect("province", cells[3])
                .expect("city", cells[4])
                .end();
    }
}
