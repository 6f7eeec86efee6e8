package org.shuqiao.catalog.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.lineage.LineageEdge;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.SearchQuery;

/** Contract test of a published catalogue: fields, versions, search and lineage read as they were published. */
public abstract class PublishedCatalogueContractTest {

    @TempDir
    protected Path folder;

    protected final UniqueFixtures town = new UniqueFixtures();
    protected Catalog catalog;
    protected PublishedCatalogue published;

    /** What reads what is published in this store; it may hold entries of others beside. */
    protected abstract PublishedCatalogue over(Catalog catalog);

    @BeforeEach
    void openCatalogue() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), UniqueFixtures.CLOCK,
                UniqueFixtures.ZONE);
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(town.registerFacts("run-1", "number", "name", "sex"));
        published = over(catalog);
    }

    @AfterEach
    void closeCatalogue() {
        catalog.close();
    }

    @Test
    void aPublishedEntryReadsAsItWasPublishedFieldByField() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number",
                "name"), CityFixture.LI);

        published.catchUp();

        EntryVersion version = catalog.entries().published(announced.code()).orElseThrow();
        assertThat(published.entry(announced.code())).isEqualTo(version.published());
        assertThat(published.history(announced.code()))
                .containsExactly(new PublishedVersion(version.published().orElseThrow(), EntryState.PUBLISHED,
                        announced.digest()));
    }

    @Test
    void anEntryWithoutADatasetReadsTheSameToo() {
        Announcement announced = CityFixture.published(catalog, town.plain("低保", "人数", "户数"), CityFixture.WANG);

        published.catchUp();

        assertThat(published.entry(announced.code())).isEqualTo(catalog.entries().published(announced.code())
                .orElseThrow().published());
        assertThat(published.lineage(announced.code()).orElseThrow().edges()).isEmpty();
        assertThat(published.lineage(announced.code()).orElseThrow().labels(LineageNode.Kind.ITEM))
                .containsExactlyInAnyOrder("人数", "户数");
    }

    @Test
    void aDatasetReadsAsItsNewestRunLeftIt() {
        published.catchUp();
        assertThat(published.dataset(town.register()))
                .contains(PublishedDataset.of(town.registerFacts("run-1", "number", "name", "sex")));

        catalog.datasets().record(town.registerFacts("run-2", "name", "number", "born"));
        published.catchUp();

        assertThat(published.dataset(town.register()))
                .contains(PublishedDataset.of(town.registerFacts("run-2", "name", "number", "born")));
        assertThat(published.dataset("gongan_none")).isEmpty();
    }

    @Test
    void whatWasNeverPublishedIsNotThere() {
        EntryVersion submitted = CityFixture.submitted(catalog, town.plain("未发布", "人数"), CityFixture.WANG);

        published.catchUp();

        String code = submitted.code().orElseThrow();
        assertThat(published.entry(code)).isEmpty();
        assertThat(published.history(code)).isEmpty();
        assertThat(published.lineage(code)).isEmpty();
        assertThat(find("未发布").total()).isZero();
    }

    @Test
    void everyVersionIsKeptAsItWas() {
        Announcement first = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number",
                "name"), CityFixture.LI);
        published.catchUp();
        Announcement second = amended(first, town.over(town.register(), "人口", "general-4", "number", "sex"));
        published.catchUp();

        assertThat(published.history(first.code())).extracting(PublishedVersion::state)
                .containsExactly(EntryState.PUBLISHED, EntryState.SUPERSEDED);
        assertThat(published.history(first.code())).extracting(PublishedVersion::digest)
                .containsExactly(second.digest(), first.digest());
        assertThat(published.entry(first.code()).orElseThrow().version()).isEqualTo(2);
        assertThat(labels(published.impactOfStandard(town.register(), "name"))).isEmpty();
        assertThat(labels(published.impactOfStandard(town.register(), "sex"))).containsExactly("项目sex");
    }

    @Test
    void aWithdrawnEntryIsNoLongerThereButItsHistoryIs() {
        Announcement first = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number",
                "name"), CityFixture.LI);
        published.catchUp();
        catalog.entries().withdraw(catalog.entries().published(first.code()).orElseThrow().reference(), "数据停止更新",
                CityFixture.LI);
        published.catchUp();

        assertThat(published.entry(first.code())).isEmpty();
        assertThat(published.lineage(first.code())).isEmpty();
        assertThat(find("人口").total()).isZero();
        assertThat(labels(published.impactOfStandard(town.register(), "name"))).isEmpty();
        assertThat(published.history(first.code())).extracting(PublishedVersion::state)
                .containsExactly(EntryState.WITHDRAWN);
    }

    @Test
    void anEntryPublishedAgainAfterItsWithdrawalIsThereAgain() {
        Announcement first = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number"),
                CityFixture.LI);
        published.catchUp();
        catalog.entries().withdraw(catalog.entries().published(first.code()).orElseThrow().reference(), "数据停止更新",
                CityFixture.LI);
        published.catchUp();
        amended(first, town.over(town.register(), "人口", "general-4", "number"));
        published.catchUp();

        assertThat(published.entry(first.code()).orElseThrow().version()).isEqualTo(2);
        assertThat(labels(published.impactOfStandard(town.register(), "number"))).containsExactly("项目number");
        assertThat(published.history(first.code())).extracting(PublishedVersion::state)
                .containsExactly(EntryState.PUBLISHED, EntryState.WITHDRAWN);
    }

    @Test
    void aSearchFindsTheEntriesThatHoldEveryWordAndHaveAValueOfEachFacet() {
        Announcement population = CityFixture.published(catalog, town.over(town.register(), "人口基本信息", "general-4",
                "number"), CityFixture.LI);
        Announcement relief = CityFixture.published(catalog, town.plain("低保人口统计", "人数"), CityFixture.WANG);
        published.catchUp();

        assertThat(find("人口").codes()).containsExactlyInAnyOrder(population.code(), relief.code());
        assertThat(find("人口 低保").codes()).containsExactly(relief.code());
        assertThat(find("STATISTICS").codes()).containsExactly(relief.code());
        assertThat(find("公安局").codes()).containsExactly(population.code());
        assertThat(find("没有的词语").total()).isZero();
        assertThat(published.search(query("人口").with(Facet.PROVIDER, "minzheng")).codes())
                .containsExactly(relief.code());
        assertThat(published.search(query("人口").with(Facet.PROVIDER, "minzheng").with(Facet.PROVIDER, "gongan"))
                .total()).isEqualTo(2);
        assertThat(published.search(query("").with(Facet.ELEMENT, "person-name").with(Facet.MODE, "service")).codes())
                .containsExactly(population.code());
        assertThat(published.search(query("").with(Facet.GRADE, "general-2").with(Facet.SHARING, "conditional"))
                .total()).isZero();
    }

    @Test
    void whatIsFoundComesInPages() {
        List<String> codes = new ArrayList<>();
        IntStream.range(0, 7)
                .forEach(i -> codes.add(CityFixture.published(catalog, town.plain("统计" + i, "指标"), CityFixture.WANG)
                        .code()));
        published.catchUp();

        FoundEntries first = published.search(query("").page(0, 3));
        FoundEntries second = published.search(query("").page(3, 10));

        assertThat(first.total()).isEqualTo(7);
        assertThat(first.codes()).hasSize(3);
        assertThat(second.codes()).hasSize(4);
        assertThat(first.codes()).doesNotContainAnyElementsOf(second.codes()).isSubsetOf(codes);
    }

    @Test
    void lineageLeadsFromTheItemsBackToTheSourceThroughEveryDataset() {
        catalog.datasets().record(town.derivedFacts("run-1", "number", "name"));
        Announcement announced = CityFixture.published(catalog, town.over(town.derived(), "合成", "general-4", "whole",
                "copy"), CityFixture.LI);
        published.catchUp();

        LineageGraph graph = published.lineage(announced.code()).orElseThrow();

        LineageNode number = LineageNode.standard(town.register(), "number");
        LineageNode name = LineageNode.standard(town.register(), "name");
        LineageNode whole = LineageNode.standard(town.derived(), "whole");
        LineageNode copy = LineageNode.standard(town.derived(), "copy");
        assertThat(graph.edges()).containsExactlyInAnyOrder(
                edge(LineageNode.source(town.register(), "src_number"), number, "person-name"),
                edge(LineageNode.source(town.register(), "src_name"), name, "person-name"),
                edge(number, whole, "concat"), edge(name, whole, "concat"), edge(number, copy, ""),
                edge(whole, LineageNode.item(announced.code(), "whole", "项目whole"), ""),
                edge(copy, LineageNode.item(announced.code(), "copy", "项目copy"), ""));
        assertThat(graph.nodes()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void aColumnsChangeTouchesAllThatIsMadeOfIt() {
        catalog.datasets().record(town.derivedFacts("run-1", "number", "name"));
        Announcement whole = CityFixture.published(catalog, town.over(town.derived(), "合成", "general-4", "whole"),
                CityFixture.LI);
        Announcement register = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "name"),
                CityFixture.LI);
        published.catchUp();

        LineageGraph ofSource = published.impactOfSource(town.register(), "src_name");

        assertThat(ofSource.nodes()).containsExactlyInAnyOrder(
                LineageNode.source(town.register(), "src_name"), LineageNode.standard(town.register(), "name"),
                LineageNode.standard(town.derived(), "whole"), LineageNode.item(whole.code(), "whole", "项目whole"),
                LineageNode.item(register.code(), "name", "项目name"));
        assertThat(ofSource.edges()).hasSize(4);
        assertThat(labels(published.impactOfStandard(town.register(), "number"))).containsExactly("项目whole");
        assertThat(published.impactOfSource(town.register(), "none").nodes())
                .containsExactly(LineageNode.source(town.register(), "none"));
    }

    @Test
    void aRunThatMakesAColumnOfAnotherChangesTheLineage() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number",
                "name"), CityFixture.LI);
        catalog.datasets().record(town.derivedFacts("run-1", "number", "name"));
        published.catchUp();
        catalog.datasets().record(town.derivedFacts("run-2", "name", "sex"));
        published.catchUp();

        assertThat(published.impactOfStandard(town.register(), "number").edges())
                .noneMatch(edge -> edge.to().contains(town.derived()));
        assertThat(published.impactOfStandard(town.register(), "sex").edges())
                .anyMatch(edge -> edge.to().contains(town.derived()));
        assertThat(published.lineage(announced.code()).orElseThrow().edges()).hasSize(4);
    }

    @Test
    void takingOverTwiceChangesNothing() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number",
                "name"), CityFixture.LI);
        published.catchUp();
        LineageGraph before = published.lineage(announced.code()).orElseThrow();
        catalog.waiting().addAll();

        published.catchUp();
        published.catchUp();

        assertThat(published.lineage(announced.code()).orElseThrow().edges())
                .containsExactlyInAnyOrderElementsOf(before.edges());
        assertThat(published.history(announced.code())).hasSize(1);
        assertThat(find("人口").total()).isEqualTo(1);
    }

    @Test
    void whatManyPublishAndTakeOverAtOnceIsThereOnceEach() throws Exception {
        List<Announcement> announced = atOnce(4, thread -> {
            Announcement one = CityFixture.published(catalog, town.plain("统计" + thread, "指标"), CityFixture.WANG);
            published.catchUp();
            return one;
        });
        published.catchUp();

        assertThat(find("统计").codes()).containsExactlyInAnyOrderElementsOf(announced.stream().map(Announcement::code)
                .toList());
        assertThat(announced).allSatisfy(one -> assertThat(published.history(one.code())).hasSize(1));
    }

    protected FoundEntries find(String text) {
        return published.search(query(text));
    }

    private SearchQuery query(String text) {
        return SearchQuery.of((text + " " + town.word()).strip());
    }

    /** A new version under the same code. */
    private Announcement amended(Announcement first, EntryDraft draft) {
        EntryVersion revision = catalog.entries().revise(first.entry(), CityFixture.LI);
        EntryVersion saved = catalog.entries().save(revision.reference(), draft, CityFixture.LI);
        EntryVersion submitted = ((SubmissionResult.Submitted) catalog.entries()
                .submit(saved.reference(), CityFixture.LI)).version();
        return CityFixture.publish(catalog, submitted, CityFixture.ZHAO).announcement();
    }

    private static List<String> labels(LineageGraph graph) {
        return graph.labels(LineageNode.Kind.ITEM);
    }

    private static LineageEdge edge(LineageNode from, LineageNode to, String through) {
        return new LineageEdge(from.id(), to.id(), through);
    }

    private interface Task<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Task<T> task) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls = IntStream.range(0, threads).<Callable<T>>mapToObj(i -> () -> task.run(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
