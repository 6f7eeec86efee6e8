package org.shuqiao.catalog.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.check.NameKey;
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
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.PublishedEntry;

/**
 * Measures search latency over a generated catalogue: {@code SearchBenchmark [entries] [searches]}. The defaults are
 * 100,000 and 2,000. Prints how long indexing took and the 50th, 95th and 99th percentile and the slowest search in
 * milliseconds.
 */
final class SearchBenchmark {

    private static final String[] AREAS = {"全市", "东湖区", "西岭区", "南港区", "北郊街道", "市直", "高新区", "经开区", "县级", "乡镇"};
    private static final String[] THINGS = {"人口", "企业登记", "低保对象", "房屋权属", "在建工地", "机动车", "社会保险", "学籍", "空气质量", "道路交通事故",
        "养老机构", "食品经营许可", "城市管理案件", "网格事件", "气象预警", "水库水位", "危险化学品", "医疗机构", "疫苗接种", "不动产", "行政处罚", "信用评价", "建筑垃圾运输车",
        "公共厕所", "路灯设施", "燃气管线", "公交线路", "停车场", "旅游景区", "非物质文化遗产"};
    private static final String[] KINDS = {"基本信息", "统计", "名录", "变更记录", "许可信息", "检查结果", "年度报告", "实时数据", "档案", "清单"};
    private static final String[] ITEMS = {"公民身份号码", "姓名", "性别", "出生日期", "统一社会信用代码", "企业名称", "行业代码", "注册资本", "地址",
            "区划代码", "有效期至",
        "登记日期", "状态", "联系部门", "经度", "纬度", "面积", "数量", "金额", "等级", "编号", "许可证编号", "上报时间", "结案时间"};
    private static final String[] ELEMENTS = {"citizen-number", "person-name", "sex", "date", "uscc",
            "organisation-name", "division", "address", "money", "coordinate"};
    private static final String[] QUERIES = {"统一社会信用代码", "低保", "企业登记", "人口基本信息", "东湖区 房屋", "空气质量 实时", "身份证", "渣土车",
            "信用代码 企业名称",
        "公安", "养老机构名录", "行政处罚检查结果", "道路交通事故统计", "企业登记情况说明", "", "3010"};

    private SearchBenchmark() { }

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int searches = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        DataSource store = TestDatabase.fresh();
        Path folder = Files.createTempDirectory("catalog-benchmark");
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        try (Catalog catalog = Catalog.open(store, folder, Clock.systemUTC(), zone)) {
            List<Department> departments = departments();
            catalog.departments().load(departments);
            fill(store, entries, departments);
            long start = System.nanoTime();
            catalog.search().rebuild();
            System.out.printf("indexed %d entries in %.1f s%n", entries, (System.nanoTime() - start) / 1e9);
            measure(catalog, searches / 4, departments);
            double[] times = measure(catalog, searches, departments);
            System.out.printf("%d searches: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n", searches,
                    times[searches / 2], times[searches * 95 / 100], times[searches * 99 / 100], times[searches - 1]);
            for (String query : QUERIES) {
                long from = System.nanoTime();
                SearchPage page = catalog.search().search(SearchQuery.of(query));
                System.out.printf("  %6.1f ms %7d found%s  %s%n", (System.nanoTime() - from) / 1e6, page.total(),
                        page.relaxed() ? " relaxed" : "", query);
            }
        }
    }

    private static double[] measure(Catalog catalog, int searches, List<Department> departments) {
        Random random = new Random(7);
        double[] times = new double[searches];
        for (int i = 0; i < searches; i++) {
            SearchQuery query = SearchQuery.of(QUERIES[random.nextInt(QUERIES.length)])
                    .page(random.nextInt(5) * 20, 20);
            if (random.nextInt(3) == 0) {
                query = query.with(Facet.PROVIDER, departments.get(random.nextInt(departments.size())).id());
            }
            if (random.nextInt(4) == 0) {
                query = query.with(Facet.SHARING, "conditional");
            }
            long start = System.nanoTime();
            catalog.search().search(query);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static List<Department> departments() {
        List<Department> departments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            departments.add(new Department("d" + i, (i == 0 ? "公安" : "第" + i) + "局", "Bureau " + i,
                    CityFixture.GONGAN.code(), "990100"));
        }
        return departments;
    }

    private static void fill(DataSource store, int entries, List<Department> departments) throws SQLException {
        Random random = new Random(1);
        try (Connection connection = store.getConnection();
                PreparedStatement entry = connection.prepareStatement("INSERT INTO catalog.entry (provider, code, "
                        + "published, name_key) VALUES (?, ?, 1, ?)");
                PreparedStatement version = connection.prepareStatement("""
                        INSERT INTO catalog.entry_version (entry, version, state, revision, draft, canonical, digest, \
                        name, provider, created_by,
                            edited_by, edited_at, submitted_by, submitted_at, reviewed_by, reviewed_at, published_on)
                        VALUES (?, 1, 'published', 1, '{}', ?, '', ?, ?, 'a', 'a', now(), 'a', now(), 'b', now(),
                            DATE '2026-11-20')""");
                PreparedStatement announcement = connection.prepareStatement("""
                        INSERT INTO catalog.announcement (sequence, kind, entry, code, version, digest, provider, \
                        submitted_by, person, department, at)
                        VALUES (?, 'published', ?, ?, 1, '', ?, 'a', 'b', 'shuju', now())""")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= entries; i++) {
                Department provider = departments.get(random.nextInt(departments.size()));
                PublishedEntry published = entry(i, provider, random);
                entry.setString(1, provider.id());
                entry.setString(2, published.code());
                entry.setString(3, NameKey.of(published.entry().name()));
                entry.addBatch();
                version.setLong(1, i);
                version.setString(2, CatalogJson.write(published));
                version.setString(3, published.entry().name());
                version.setString(4, provider.id());
                version.addBatch();
                announcement.setLong(1, i);
                announcement.setLong(2, i);
                announcement.setString(3, published.code());
                announcement.setString(4, provider.id());
                announcement.addBatch();
                if (i % 5000 == 0 || i == entries) {
                    entry.executeBatch();
                    version.executeBatch();
                    announcement.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static PublishedEntry entry(int number, Department provider, Random random) {
        String thing = pick(THINGS, random);
        String name = pick(AREAS, random) + thing + pick(KINDS, random) + number;
        Category category = new Category(Integer.toString(1 + random.nextInt(3)),
                "%02d".formatted(1 + random.nextInt(5)), "01", "001");
        List<Item> items = new ArrayList<>();
        int first = random.nextInt(ITEMS.length);
        for (int i = 0; i < 4 + random.nextInt(12); i++) {
            items.add(new Item("c" + i, ITEMS[(first + i) % ITEMS.length], ItemType.TEXT,
                    Optional.of(ELEMENTS[(first + i) % ELEMENTS.length]), Grade.GENERAL_2));
        }
        String summary = provider.zh() + "在依法履职中采集的" + thing + "数据，包括" + pick(ITEMS, random) + "、" + pick(ITEMS, random)
                + "等内容，用于" + pick(THINGS, random) + "业务协同和监管，按照更新周期由数源部门维护。";
        return new PublishedEntry(ResourceCode.of(category, number).toString(), 1, LocalDate.of(2026, 11, 20),
                new Entry(category, name, provider.id(), provider.code(), summary,
                        ResourceFormat.values()[random.nextInt(7)], items,
                        new Sharing(SharingClass.values()[random.nextInt(3)], "", "", List.of(ShareMode.TABLE)),
                                new Opening(OpenClass.NONE, ""),
                        UpdateCycle.values()[random.nextInt(6)], List.of(), Grade.GENERAL_2, Optional.empty(), "", ""));
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
