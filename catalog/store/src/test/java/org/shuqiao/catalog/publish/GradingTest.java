package org.shuqiao.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;

/** Tests grading by 就高从严 across the lineage of two datasets. */
class GradingTest {

    private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");

    @TempDir
    private Path folder;

    private Catalog catalog;

    @BeforeEach
    void publishTheRegisterThatOthersAreMadeFrom() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), Clock.systemUTC(),
                ZoneId.of("Asia/Shanghai"));
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(CityFixture.populationFacts("run-1", MORNING));
        catalog.datasets().record(derived("scjg_person", "number", ColumnRef.of("gongan_rk", "citizen_number")));
        catalog.datasets().record(derived("scjg_report", "subject", ColumnRef.of("scjg_person", "number")));
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void anEntryMadeFromAGradedColumnIsNotGradedLower() {
        List<Finding> findings = catalog.entries().check(0, entry("scjg_report", "subject", "general-3", ""));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(CatalogCode.GRADE_BELOW_SOURCE);
            assertThat(finding.field()).isEqualTo("items[0].grade");
            assertThat(finding.arguments()).contains("general, level 4");
        });
        assertThat(catalog.entries().check(0, entry("scjg_report", "subject", "general-4", ""))).isEmpty();
    }

    @Test
    void aReasonAllowsToGradeAnew() {
        assertThat(catalog.entries().check(0, entry("scjg_report", "subject", "general-3", "已按 GB/T 37964 去标识化")))
                .isEmpty();
    }

    @Test
    void theGradeOfAWithdrawnEntryNoLongerCounts() {
        EntryVersion published = catalog.entries().published("1010010001/000001").orElseThrow();
        catalog.entries().withdraw(published.reference(), "停止共享", CityFixture.LI);

        assertThat(catalog.entries().check(0, entry("scjg_report", "subject", "general-3", ""))).isEmpty();
    }

    @Test
    void theLineageOfAnEntryReachesTheSourceThroughAllDatasets() {
        CityFixture.published(catalog, entry("scjg_report", "subject", "general-4", ""),
                CityFixture.officer(CityFixture.SCJG));
        String code = catalog.announcements().after(1, 1).getFirst().code();

        LineageGraph graph = catalog.lineages().ofEntry(code).orElseThrow();

        assertThat(graph.labels(LineageNode.Kind.SOURCE_COLUMN)).containsExactly("gmsfhm");
        assertThat(graph.labels(LineageNode.Kind.STANDARD_COLUMN)).containsExactlyInAnyOrder("subject", "number",
                "citizen_number");
        assertThat(graph.labels(LineageNode.Kind.ITEM)).containsExactly("对象");
        assertThat(graph.edges()).extracting("from", "to", "through").containsExactlyInAnyOrder(
                tuple("source:gongan_rk:gmsfhm", "standard:gongan_rk:citizen_number", "citizen_number"),
                tuple("standard:gongan_rk:citizen_number", "standard:scjg_person:number", "join"),
                tuple("standard:scjg_person:number", "standard:scjg_report:subject", "join"),
                tuple("standard:scjg_report:subject", "item:" + code + ":subject", ""));
    }

    @Test
    void theImpactOfASourceColumnReachesEveryPublishedItem() {
        CityFixture.published(catalog, entry("scjg_report", "subject", "general-4", ""),
                CityFixture.officer(CityFixture.SCJG));

        LineageGraph graph = catalog.lineages().impactOfSource("gongan_rk", "gmsfhm");

        assertThat(graph.labels(LineageNode.Kind.ITEM)).containsExactlyInAnyOrder("公民身份号码", "对象");
        assertThat(catalog.lineages().impactOfSource("scjg_report", "gmsfhm").edges()).isEmpty();
        assertThat(catalog.lineages().impactOfStandard("scjg_person", "number").labels(LineageNode.Kind.ITEM))
                .containsExactly("对象");
        assertThat(catalog.lineages().ofDataset("gongan_rk").labels(LineageNode.Kind.ITEM))
                .containsExactly("公民身份号码", "姓名", "性别", "出生日期");
    }

    private static DatasetFacts derived(String dataset, String column, ColumnRef from) {
        return new DatasetFacts(dataset, "scjg", dataset, dataset, UpdateCycle.DAILY, "run-1", MORNING, true,
                new RowCounts(1, 1, 0, 0, 0), Optional.empty(), Optional.empty(), "yunzhou-2026.1", Optional.empty(),
                List.of(new DatasetColumn(column, ItemType.TEXT, Optional.of("citizen-number"), 0, 0)), List.of(),
                List.of(new ColumnLineage(column, List.of(from), "join")), List.of());
    }

    private static EntryDraft entry(String dataset, String column, String grade, String reason) {
        return new EntryDraft(new Category("3", "06", "01", "001"), "涉企人员", "scjg", CityFixture.SCJG.code(), "与企业有关的人员",
                "database", List.of(new ItemDraft(column, "对象", "text", "identifier", "")),
                new SharingDraft("conditional", "用于企业画像", "《政务数据共享条例》", List.of("table")), new OpenDraft("none", ""),
                        "daily", List.of(),
                grade, dataset, reason, "");
    }
}
