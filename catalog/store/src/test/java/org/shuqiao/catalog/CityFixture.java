package org.shuqiao.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.dataset.RuleCount;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;

/** Test fixture of a small city: four departments, one register and its staff. */
public final class CityFixture {

    public static final Department GONGAN = new Department("gongan", "公安局", "Public security bureau",
            "11990100000000019F", "990100");
    public static final Department MINZHENG = new Department("minzheng", "民政局", "Civil affairs bureau",
            "11990100000000027A", "990100");
    public static final Department SCJG = new Department("scjg", "市场监督管理局", "Market regulator", "119901000000000355",
            "990100");
    public static final Department SHUJU = new Department("shuju", "数据局", "Data authority", "119901000000000430",
            "990100");

    public static final CatalogUser LI = new CatalogUser("li", "gongan", CatalogDuty.OFFICER);
    public static final CatalogUser WANG = new CatalogUser("wang", "minzheng", CatalogDuty.OFFICER);
    public static final CatalogUser ZHAO = new CatalogUser("zhao", "shuju", CatalogDuty.AUTHORITY);

    private CityFixture() { }

    public static List<Department> departments() {
        return List.of(GONGAN, MINZHENG, SCJG, SHUJU);
    }

    public static CatalogUser officer(Department department) {
        return new CatalogUser("officer-" + department.id(), department.id(), CatalogDuty.OFFICER);
    }

    /** A faultless draft of an entry over the dataset {@code gongan_rk}. */
    public static EntryDraft population() {
        return new EntryDraft(new Category("1", "01", "01", "001"), "人口基本信息", "gongan", GONGAN.code(), "全市户籍人口的基本登记信息。",
                "database", List.of(new ItemDraft("citizen_number", "公民身份号码", "text", "citizen-number", "general-4"),
                        new ItemDraft("name", "姓名", "text", "person-name", ""),
                        new ItemDraft("sex", "性别", "text", "sex", ""),
                        new ItemDraft("birth_date", "出生日期", "date", "date", "")),
                new SharingDraft("conditional", "用于低保复核等民生核验", "《政务数据共享条例》第十七条", List.of("table", "service")),
                new OpenDraft("none", ""), "daily", List.of(), "general-4", "gongan_rk", "", "");
    }

    /** A faultless draft without a dataset. */
    public static EntryDraft plain(Department provider, String name, String summary, String... items) {
        List<ItemDraft> drafts = IntStream.range(0, items.length)
                .mapToObj(i -> new ItemDraft("c" + i, items[i], "text", "", "")).toList();
        return new EntryDraft(new Category("3", "01", "01", "001"), name, provider.id(), provider.code(), summary,
                "database", drafts,
                new SharingDraft("unconditional", "", "", List.of("table")), new OpenDraft("none", ""), "daily",
                        List.of(), "general-2", "", "", "");
    }

    public static DatasetFacts populationFacts(String run, Instant endedAt) {
        return new DatasetFacts("gongan_rk", "gongan", "人口基本信息", "Population register", UpdateCycle.DAILY, run, endedAt,
                true, new RowCounts(5100, 5000, 60, 40, 12), Optional.of("123"), Optional.of("456"), "yunzhou-2026.1",
                Optional.of(Instant.parse("2024-03-07T00:00:00Z")),
                List.of(column("citizen_number", ItemType.TEXT, "citizen-number"),
                        column("name", ItemType.TEXT, "person-name"),
                        column("sex", ItemType.TEXT, "sex"), column("birth_date", ItemType.DATE, "date")),
                List.of(new QualityScore(Dimension.COMPLETENESS, 0.998, "filled cells / all cells", 19960, 20000)),
                List.of(lineage("citizen_number", "gmsfhm"), lineage("name", "xm"), lineage("sex", "xb"),
                        lineage("birth_date", "csrq")),
                List.of(new RuleCount("GB11643-check", "must", 60)));
    }

    public static EntryVersion submitted(Catalog catalog, EntryDraft draft, CatalogUser officer) {
        SubmissionResult submission = catalog.entries().submit(catalog.entries().draft(draft, officer).reference(),
                officer);
        return switch (submission) {
            case SubmissionResult.Submitted done -> done.version();
            case SubmissionResult.Refused refused -> throw new AssertionError(refused.findings());
        };
    }

    public static PublishResult.Published publish(Catalog catalog, EntryVersion submitted, CatalogUser reviewer) {
        return switch (catalog.entries().publish(submitted.reference(), reviewer)) {
            case PublishResult.Published done -> done;
            case PublishResult.Refused refused -> throw new AssertionError(refused.findings());
        };
    }

    /** Drafts, submits and publishes. */
    public static Announcement published(Catalog catalog, EntryDraft draft, CatalogUser officer) {
        return publish(catalog, submitted(catalog, draft, officer), ZHAO).announcement();
    }

    private static DatasetColumn column(String name, ItemType type, String element) {
        return new DatasetColumn(name, type, Optional.of(element), 0, 3);
    }

    private static ColumnLineage lineage(String to, String from) {
        return new ColumnLineage(to, List.of(ColumnRef.source(from)), to);
    }
}
