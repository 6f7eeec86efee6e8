package org.shuqiao.catalog.published;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.entry.UpdateCycle;

/** Test fixture of uniquely named datasets and entries, for a catalogue shared with other tests. */
public final class UniqueFixtures {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZONE);

    private static final AtomicLong NUMBER = new AtomicLong(
            System.currentTimeMillis() % 10_000_000_000L * 100 + 10_000_000L);

    private final String number = Long.toString(NUMBER.incrementAndGet());
    private final String section = number.substring(number.length() - 7, number.length() - 4);
    private final String detail = number.substring(number.length() - 4);

    /** @return a word that is in the name of every entry of this town, and nowhere else */
    public String word() {
        return "镇" + number;
    }

    public String register() {
        return "gongan_rk_" + number;
    }

    public String derived() {
        return "gongan_jz_" + number;
    }

    /** The register: four columns, each from one of the source. */
    public DatasetFacts registerFacts(String run, String... columns) {
        return facts(register(), run, List.of(columns), Stream.of(columns)
                .map(column -> new ColumnLineage(column, List.of(ColumnRef.source("src_" + column)), "person-name"))
                .toList());
    }

    /** A dataset made of the register's columns: {@code whole} of the first two, {@code copy} plainly of the first. */
    public DatasetFacts derivedFacts(String run, String first, String second) {
        return facts(derived(), run, List.of("whole", "copy"), List.of(
                new ColumnLineage("whole", List.of(ColumnRef.of(register(), first), ColumnRef.of(register(), second)),
                        "concat"),
                new ColumnLineage("copy", List.of(ColumnRef.of(register(), first)), "")));
    }

    private static DatasetFacts facts(String dataset, String run, List<String> columns, List<ColumnLineage> lineage) {
        return new DatasetFacts(dataset, "gongan", "人口登记", "Population register", UpdateCycle.DAILY, run,
                Instant.parse("2026-11-20T01:00:00Z"), true, new RowCounts(5100, 5000, 60, 40, 12), Optional.of("123"),
                        Optional.of("456"),
                "yunzhou-2026.1", Optional.of(Instant.parse("2024-03-07T00:00:00Z")),
                columns.stream().map(column -> new DatasetColumn(column, ItemType.TEXT, Optional.of("person-name"), 0,
                        3)).toList(),
                List.of(new QualityScore(Dimension.COMPLETENESS, 0.998, "filled cells / all cells", 19960, 20000)),
                        lineage, List.of());
    }

    /** A faultless draft over a dataset, every field filled. */
    public EntryDraft over(String dataset, String name, String grade, String... items) {
        List<ItemDraft> drafts = new ArrayList<>();
        for (String item : items) {
            drafts.add(new ItemDraft(item, "项目" + item, "text", "person-name", grade));
        }
        return new EntryDraft(new Category("1", "01", section, detail), name + word(), "gongan",
                CityFixture.GONGAN.code(), "全市户籍人口的基本登记信息，含“引号”、<括号> 和 ＡＢＣ。", "database", drafts,
                new SharingDraft("conditional", "用于低保复核等民生核验", "《政务数据共享条例》第十七条", List.of("table", "service")),
                new OpenDraft("none", ""), "daily", List.of(), grade, dataset, "", "");
    }

    /** A faultless draft of another department, without a dataset, of the same category. */
    public EntryDraft plain(String name, String... items) {
        EntryDraft plain = CityFixture.plain(CityFixture.MINZHENG, name + word(), "公开 Statistics", items);
        return new EntryDraft(new Category("3", "01", section, detail), plain.name(), plain.provider(),
                plain.providerCode(), plain.summary(),
                plain.format(), plain.items(), plain.sharing(), plain.open(), plain.update(), plain.related(),
                        plain.grade(), "", "", "");
    }
}
