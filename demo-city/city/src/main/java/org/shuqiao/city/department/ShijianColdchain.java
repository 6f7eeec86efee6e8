package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CreditCodeGenerator;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 市场监管 coldchain: batches of chilled goods between two enterprises in UTC. */
final class ShijianColdchain extends AbstractDataset {
    private static final List<String> GOODS = List.of("冻牛肉", "冻虾仁", "冷鲜鸡", "速冻水饺", "冰鲜三文鱼", "低温酸奶");

    private enum Shape { PLAIN, LOWER, CHECK, WIDE }

    private final ProportionalAllocation<Shape> shapes;
    private final long first;
    private final long daily;

    ShijianColdchain(World world) {
        super(world, "shijian", "coldchain", new DatasetFormat.Service(), "batch", "sku", "from", "to", "ts");
        this.first = 600L * world.scale();
        this.daily = 12L * world.scale();
        this.shapes = deal("damage", first, Shape.PLAIN).share(Shape.LOWER, 20_000, 5).share(Shape.CHECK, 10_000, 3)
                .share(Shape.WIDE, 10_000, 3).deal();
    }

    @Override
    public long count(int day) {
        return first + daily * day;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("coldchain", index);
        int known = 3000 * world().scale();
        Enterprise from = world().enterprises().at(draw.below(known));
        Enterprise to = world().enterprises().at(draw.below(known));
        LocalDateTime sent = (index < first ? Moments.lastYear(draw)
                : Moments.ofDay(1 + (int) ((index - first) / daily), draw)).withNano(0);
        String goods = draw.pick(GOODS);
        String batch = "LL%010d".formatted(index + 1);
        var row = Row.draft()
                .text("batch", batch)
                .text("sku", goods)
                .text("from", from.creditCode())
                .text("to", to.creditCode())
                .text("ts", Moments.utc(sent))
                .expect("batch_number", batch)
                .expect("goods", goods)
                .expect("sender", from.creditCode())
                .expect("receiver", to.creditCode())
                .expect("sent_at", Moments.standard(sent));
        switch (shapes.at(index)) {
            case LOWER -> row.text("from", from.creditCode().toLowerCase(Locale.ROOT)).defect("lower-case-letters");
            case CHECK -> row.text("to", CreditCodeGenerator.broken(to.creditCode()))
                    .flag("receiver", "outer-check-wrong");
            case WIDE -> row.text("batch", TextDefects.fullWidth(batch)).defect("full-width-digits");
            case PLAIN -> { }
        }
        return row.end();
    }
}
