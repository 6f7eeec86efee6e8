package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.District;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 城运中心 ticket: calls to 12345 with spoken times, 先生/女士 and an abolished zone. */
final class ChengyunTicket extends AbstractDataset {
    private static final List<String> MATTERS = List.of("反映夜间施工噪声扰民", "咨询小学入学报名条件", "投诉渣土车遗撒",
            "反映路灯不亮", "咨询社保缴费记录", "反映下水道堵塞积水", "投诉占道经营", "咨询低保申请材料", "反映井盖缺失");

    private enum Shape { PLAIN, ABOLISHED_ZONE, SHORT_PHONE }

    private final ProportionalAllocation<Shape> shapes;
    private final long first;

    ChengyunTicket(World world) {
        super(world, "chengyun", "ticket", new DatasetFormat.Service(),
                "no", "tel", "caller.name", "caller.title", "text", "addr", "zone", "time");
        this.first = 2000L * world.scale();
        this.shapes = deal("damage", first, Shape.PLAIN)
                .share(Shape.ABOLISHED_ZONE, 15_000, 5)
                .share(Shape.SHORT_PHONE, 8_000, 5)
                .deal();
    }

    @Override
    public long count(int day) {
        return first + 40L * world().scale() * day;
    }

    @Override
    public Row row(long index, int day) {
        var draw = world().draw("ticket", index);
        Person caller = index < 2 ? world().people().adults().at(index)
                : world().people().at(Long.remainderUnsigned(draw.next(), world().people().count()));
        LocalDateTime time = (index < first ? Moments.lastYear(draw)
                : Moments.ofDay(1 + (int) ((index - first) / (40L * world().scale())), draw))
                .withHour(draw.chance(400) ? draw.between(7, 11) : draw.between(13, 21)).withMinute(0).withSecond(0)
                .withNano(0);
        String no = "12345-" + "%09d".formatted(index + 1);
        String matter = draw.pick(MATTERS);
        String title = caller.sex().choose("先生", "女士");
        var row = Row.draft()
                .text("no", no)
                .text("tel", caller.phone())
                .text("caller.name", caller.name())
                .text("caller.title", title)
                .text("text", matter)
                .text("addr", caller.home())
                .text("zone", caller.district().title())
                .text("time", spoken(time))
                .expect("ticket_number", no)
                .expect("phone", caller.phone())
                .expect("caller", caller.name())
                .expect("sex", caller.sex().code())
                .expect("matter", matter)
                .expect("address", caller.home())
                .expect("division", caller.district().code())
                .expect("called_at", Moments.standard(time));
        switch (caller.canary() ? Shape.PLAIN : shapes.at(index)) {
            case ABOLISHED_ZONE -> row.text("zone", District.BEIJIAO.title()).flag("division", "abolished-division");
            case SHORT_PHONE -> row.text("tel", caller.phone().substring(0, 10)).flag("phone", "short-phone");
            default -> { }
        }
        return row.end();
    }

    /** 2024年3月7日下午3时. */
    private static String spoken(LocalDateTime time) {
        int hour = time.getHour();
        return time.getYear() + "年" + time.getMonthValue() + "月" + time.getDayOfMonth() + "日"
                + (hour < 12 ? "上午" + hour : "下午" + (hour - 12)) + "时";
    }
}
