package org.shuqiao.city.department;

import java.math.BigDecimal;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CreditCodeGenerator;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.World;

/** Dataset 应急 hazchem: a workbook of stored chemicals with one merged cell per enterprise. */
final class YingjiHazchem extends AbstractDataset {
    private static final List<String> GOODS = List.of("液氯", "甲醇", "乙醇", "汽油", "液氨", "硫酸");

    YingjiHazchem(World world) {
        super(world, "yingji", "hazchem", new DatasetFormat.Workbook("危化", List.of("企业")), "企业", "代码", "品名", "吨");
    }

    @Override
    public long count(int day) {
        return 3L * Math.min(80L * world().scale(), 100_000);
    }

    @Override
    public Row row(long index, int day) {
        Enterprise enterprise = world().enterprises().at(index / 3);
        // every ninth enterprise goes by a short name; the credit code beside it says who is meant
        boolean brief = index / 3 % 9 == 4;
        String name = brief ? enterprise.name().replace("云州市", "").replace("有限责任公司", "").replace("股份有限公司", "")
                .replace("有限公司", "")
                : enterprise.name();
        var draw = world().draw("hazchem", index);
        String goods = GOODS.get((int) (index / 3 + index % 3) % GOODS.size());
        var tons = BigDecimal.valueOf(draw.between(5, 9000), 1).stripTrailingZeros().toPlainString();
        var row = Row.draft()
                .text("企业", name)
                .text("代码", enterprise.creditCode())
                .text("品名", goods)
                .number("吨", tons)
                .expect("enterprise", name)
                .expect("uscc", enterprise.creditCode())
                .expect("goods", goods)
                .expect("tons", tons);
        if (brief) {
            row.defect("abbreviated-name");
        }
        switch ((int) (index % 60)) {
            case 17 -> row.text("代码", CreditCodeGenerator.broken(enterprise.creditCode()))
                    .quarantine("outer-check-wrong");
            case 31 -> row.text("代码", TextDefects.fullWidth(enterprise.creditCode())).defect("full-width-digits");
            case 44 -> row.text("吨", "约" + tons).flag("tons", "words-for-a-number");
            default -> { }
        }
        return row.end();
    }
}
