package org.shuqiao.city.department;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.Words;
import org.shuqiao.city.world.World;

/** Dataset 住建 site: a workbook of building sites with serial dates and areas in 10,000 m². */
final class ZhujianSite extends AbstractDataset {

    ZhujianSite(World world) {
        super(world, "zhujian", "site", new DatasetFormat.Workbook("工地", List.of()), "项目", "施工单位", "万㎡", "开工");
    }

    @Override
    public long count(int day) {
        return Math.min(120L * world().scale(), 100_000);
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("site", index);
        Enterprise builder = world().enterprises().at(draw.below(300 * world().scale()));
        LocalDate begun = index == 0 ? LocalDate.of(2024, 3, 7) : World.TODAY.minusDays(draw.between(20, 1400));
        var area = BigDecimal.valueOf(draw.between(30, 2500), 2);
        String project = draw.pick(Words.roads()) + (index + 1) + "号地块";
        var row = Row.draft()
                .text("项目", project)
                .text("施工单位", builder.name())
                .number("万㎡", area.stripTrailingZeros().toPlainString())
                .number("开工", Moments.serial(begun))
                .expect("project", project)
                .expect("builder", builder.name())
                .expect("area", area.multiply(BigDecimal.valueOf(10_000)).stripTrailingZeros().toPlainString())
                .expect("begun_on", begun.toString());
        if (builder.name().contains("(")) {
            row.text("施工单位", builder.name().replace('(', '（').replace(')', '）')).defect("full-width-parentheses");
        }
        switch ((int) (index % 40)) {
            case 11 -> row.text("开工", begun.toString()).defect("date-as-text");
            case 23 -> row.text("开工", "待定").flag("begun_on", "words-for-a-date");
            case 31 -> row.text("万㎡", area.toPlainString()).defect("number-as-text");
            default -> row.defect("serial-date");
        }
        return row.end();
    }
}
