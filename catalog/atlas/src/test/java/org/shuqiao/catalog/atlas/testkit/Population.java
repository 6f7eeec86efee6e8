package org.shuqiao.catalog.atlas.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.published.PublishedVersion;

/** The population register as an entry and as the dataset behind it. */
public final class Population {

    public static final String CODE = "10101001/000001";
    public static final String DATASET = "gongan_rk";
    public static final Instant ENDED_AT = Instant.parse("2026-11-20T01:00:00Z");

    private Population() { }

    public static DatasetFacts facts() {
        return CityFixture.populationFacts("run-1", ENDED_AT);
    }

    public static Entry entry() {
        return entry(Optional.of(DATASET));
    }

    public static Entry entry(Optional<String> dataset) {
        return new Entry(new Category("1", "01", "01", "001"), "人口基本信息", "gongan", CityFixture.GONGAN.code(),
                "全市户籍人口，含“引号”和 ＡＢＣ。",
                ResourceFormat.DATABASE,
                        List.of(new Item("name", "姓名", ItemType.TEXT, Optional.of("person-name"), Grade.GENERAL_4),
                        new Item("note", "备注", ItemType.TEXT, Optional.empty(), Grade.GENERAL_2)),
                new Sharing(SharingClass.CONDITIONAL, "用于低保复核", "《政务数据共享条例》第十七条",
                        List.of(ShareMode.TABLE, ShareMode.SERVICE)),
                new Opening(OpenClass.NONE, ""), UpdateCycle.DAILY, List.of("10101002/000001"), Grade.GENERAL_4,
                        dataset, "", "");
    }

    public static PublishedVersion version(int version, EntryState state) {
        return version(version, state, entry());
    }

    public static PublishedVersion version(int version, EntryState state, Entry entry) {
        PublishedEntry published = new PublishedEntry(CODE, version, LocalDate.of(2026, 11, version), entry);
        return new PublishedVersion(published, state, CatalogJson.digest(published));
    }
}
