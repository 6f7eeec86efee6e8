package org.shuqiao.bench.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.ResourceCode;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.PublishedEntry;

/** Generates entries as a city's departments name them: an area, a thing, a kind of record, four to fifteen items. */
final class GeneratedEntries {

    /** A generated entry, and the run of its dataset where it has one. */
    record Generated(PublishedEntry published, Optional<DatasetFacts> facts) { }

    /** A thing that a department keeps records of. */
    private record Thing(String zh, String en) { }

    /** An item: its title, the name of its column and its data element. */
    private record Column(String title, String name, String element) { }

    private static final List<String> AREAS = List.of("全市", "东湖区", "西岭区", "南港区", "北郊街道", "市直", "高新区", "经开区", "县级", "乡镇",
            "重庆方向", "曾家镇", "单家庄");
    private static final List<Thing> THINGS = List.of(new Thing("人口", "Population"),
            new Thing("企业登记", "Enterprise registration"), new Thing("低保对象", "Minimum living allowance recipients"),
            new Thing("房屋权属", "House ownership"), new Thing("在建工地", "Construction sites"),
            new Thing("机动车", "Motor vehicles"), new Thing("社会保险", "Social insurance"),
            new Thing("学籍", "Pupil register"), new Thing("空气质量", "Air quality"),
            new Thing("道路交通事故", "Traffic accidents"), new Thing("养老机构", "Elderly care homes"),
            new Thing("食品经营许可", "Food licences"), new Thing("城市管理案件", "City management cases"),
            new Thing("网格事件", "Grid events"), new Thing("气象预警", "Weather warnings"),
            new Thing("水库水位", "Reservoir levels"), new Thing("危险化学品", "Hazardous chemicals"),
            new Thing("医疗机构", "Medical institutions"), new Thing("疫苗接种", "Vaccinations"),
            new Thing("不动产", "Real estate"), new Thing("行政处罚", "Administrative penalties"),
            new Thing("信用评价", "Credit ratings"), new Thing("建筑垃圾运输车", "Muck trucks"),
            new Thing("公共厕所", "Public toilets"), new Thing("路灯设施", "Street lamps"),
            new Thing("燃气管线", "Gas pipes"), new Thing("公交线路", "Bus lines"), new Thing("停车场", "Car parks"),
            new Thing("旅游景区", "Scenic areas"), new Thing("非物质文化遗产", "Intangible heritage"));
    private static final List<String> KINDS = List.of("基本信息", "统计", "名录", "变更记录", "许可信息", "检查结果", "年度报告", "实时数据", "档案",
            "清单");
    private static final List<Column> COLUMNS = List.of(new Column("公民身份号码", "citizen_number", "citizen-number"),
            new Column("姓名", "name", "person-name"), new Column("性别", "sex", "sex"),
            new Column("出生日期", "birth_date", "date"), new Column("统一社会信用代码", "uscc", "uscc"),
            new Column("企业名称", "enterprise_name", "organisation-name"), new Column("注册资本", "capital", "money"),
            new Column("地址", "address", "address"), new Column("区划代码", "division", "division"),
            new Column("有效期至", "valid_until", "date"), new Column("登记日期", "registered_on", "date"),
            new Column("状态", "status", ""), new Column("联系部门", "contact", "organisation-name"),
            new Column("经度", "longitude", ""), new Column("纬度", "latitude", ""), new Column("面积", "area", "decimal"),
            new Column("数量", "amount", "integer"), new Column("金额", "money", "money"),
            new Column("等级", "level", ""), new Column("编号", "number", "identifier"),
            new Column("许可证编号", "licence_number", "identifier"), new Column("上报时间", "reported_at", ""),
            new Column("结案时间", "closed_at", ""));

    private final List<Department> departments;
    private final Random random = new Random(1);
    private final Instant now;

    /** @param now the runs ended within the ten days before it */
    GeneratedEntries(List<Department> departments, Instant now) {
        this.departments = departments;
        this.now = now;
    }

    /** @param number from 1; every third entry has a dataset */
    Generated next(int number) {
        int at = random.nextInt(departments.size());
        Department provider = departments.get(at);
        Thing thing = pick(THINGS);
        String name = pick(AREAS) + thing.zh() + pick(KINDS) + number;
        int kind = 1 + random.nextInt(3);
        Category category = new Category(Integer.toString(kind),
                "%02d".formatted(kind == 3 ? 1 + at : 1 + random.nextInt(5)), "001", "01");
        Optional<String> dataset = number % 3 == 0 ? Optional.of(provider.id() + "_d" + number) : Optional.empty();
        UpdateCycle update = UpdateCycle.values()[random.nextInt(UpdateCycle.values().length)];
        Entry entry = new Entry(category, name, provider.id(), provider.code(), "在依法履职中采集的" + thing.zh() + "数据，包括"
                + pick(COLUMNS).title() + "、" + pick(COLUMNS).title() + "等内容，用于" + pick(THINGS).zh()
                + "业务协同和监管，按照更新周期由数源部门维护。", ResourceFormat.values()[random.nextInt(7)], items(),
                new Sharing(SharingClass.values()[random.nextInt(3)], "", "", List.of(ShareMode.TABLE)),
                new Opening(OpenClass.NONE, ""), update, List.of(), Grade.GENERAL_2, dataset, "", "");
        return new Generated(new PublishedEntry(ResourceCode.of(category, number).toString(), 1,
                LocalDate.of(2026, 11, 20), entry), dataset.map(id -> new DatasetFacts(id, provider.id(), name,
                        thing.en() + " " + number, update, "run-1", now.minusSeconds(random.nextInt(864_000)), true,
                        new RowCounts(10, 10, 0, 0, 0), Optional.empty(), Optional.empty(), "yunzhou-2026.1",
                        Optional.empty(), List.of(), List.of(), List.of(), List.of())));
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        int first = random.nextInt(COLUMNS.size());
        for (int i = 0; i < 4 + random.nextInt(12); i++) {
            Column column = COLUMNS.get((first + i) % COLUMNS.size());
            items.add(new Item(column.name(), column.title(), ItemType.TEXT,
                    Optional.of(column.element()).filter(element -> !element.isEmpty()), Grade.GENERAL_2));
        }
        return items;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
