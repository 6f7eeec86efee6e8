package org.shuqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.FieldChange;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.catalog.publish.VersionDiff;
import org.shuqiao.catalog.publish.VersionStep;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.SearchPage;
import org.shuqiao.catalog.search.SearchQuery;
import org.shuqiao.catalog.source.Verdict;

/** Contract test of the catalogue: publishing, review and search. */
abstract class CatalogContractTest {

    protected static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");

    protected Catalog catalog;

    /** An empty catalogue of the kind under test. */
    protected abstract Catalog open();

    @BeforeEach
    void openCatalog() {
        catalog = open();
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(CityFixture.populationFacts("run-1", MORNING));
    }

    @AfterEach
    void closeCatalog() {
        catalog.close();
    }

    @Test
    void aDraftIsSubmittedByItsProviderAndPublishedByTheAuthority() {
        EntryVersion draft = catalog.entries().draft(CityFixture.population(), CityFixture.LI);
        EntryVersion submitted = ((SubmissionResult.Submitted) catalog.entries()
                .submit(draft.reference(), CityFixture.LI)).version();
        EntryVersion published = ((PublishResult.Published) catalog.entries()
                .publish(submitted.reference(), CityFixture.ZHAO)).version();

        assertThat(draft.state()).isEqualTo(EntryState.DRAFT);
        assertThat(draft.code()).isEmpty();
        assertThat(submitted.code()).contains("1010010001/000001");
        assertThat(published.state()).isEqualTo(EntryState.PUBLISHED);
        assertThat(published.published().orElseThrow().entry().items()).extracting("title")
                .containsExactly("公民身份号码", "姓名", "性别", "出生日期");
        assertThat(catalog.entries().published("1010010001/000001")).contains(published);
        assertThat(catalog.entries().steps(draft.entry(), 1)).extracting(VersionStep::action, VersionStep::person)
                .containsExactly(tuple("drafted", "li"), tuple("submitted", "li"),
                        tuple("published", "zhao"));
    }

    @Test
    void publishingIsAnnouncedWithTheDigestOfWhatWasPublished() {
        Announcement first = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        Announcement second = CityFixture.published(catalog,
                CityFixture.plain(CityFixture.MINZHENG, "低保名单", "享受最低生活保障的家庭", "姓名"), CityFixture.WANG);

        EntryVersion published = catalog.entries().published(first.code()).orElseThrow();
        assertThat(first.digest()).isEqualTo(CatalogJson.digest(published.published().orElseThrow()));
        assertThat(first).extracting(Announcement::submittedBy, Announcement::person, Announcement::department,
                Announcement::version)
                .containsExactly("li", "zhao", "shuju", 1);
        assertThat(catalog.announcements().after(0, 10)).containsExactly(first, second);
        assertThat(catalog.announcements().after(first.sequence(), 10)).containsExactly(second);
    }

    @Test
    void onlyTheAuthorityReviewsAndNeverWhatTheSamePersonWroteOrSubmitted() {
        EntryVersion submitted = CityFixture.submitted(catalog, CityFixture.population(), CityFixture.LI);

        assertRefused(CatalogCode.NOT_AUTHORITY, () -> catalog.entries()
                .publish(submitted.reference(), CityFixture.WANG));
        assertRefused(CatalogCode.SAME_PERSON, () -> catalog.entries()
                .publish(submitted.reference(), new CatalogUser("li", "shuju", CatalogDuty.AUTHORITY)));
        assertRefused(CatalogCode.SAME_PERSON, () -> catalog.entries().returnToDraft(submitted.reference(), "改",
                new CatalogUser("li", "shuju", CatalogDuty.AUTHORITY)));
        assertThat(catalog.entries().get(submitted.entry(), 1)).isEqualTo(submitted);
    }

    @Test
    void onlyOfficersOfTheProviderWriteItsEntries() {
        EntryVersion draft = catalog.entries().draft(CityFixture.population(), CityFixture.LI);

        assertRefused(CatalogCode.NOT_PROVIDER, () -> catalog.entries()
                .draft(CityFixture.population(), CityFixture.WANG));
        assertRefused(CatalogCode.NOT_PROVIDER, () -> catalog.entries()
                .save(draft.reference(), CityFixture.population(), CityFixture.WANG));
        assertRefused(CatalogCode.NOT_PROVIDER, () -> catalog.entries().submit(draft.reference(), CityFixture.WANG));
        assertRefused(CatalogCode.NOT_PROVIDER, () -> catalog.entries().submit(draft.reference(), CityFixture.ZHAO));
    }

    @Test
    void aReturnedVersionIsADraftAgainWithTheReasons() {
        EntryVersion submitted = CityFixture.submitted(catalog, CityFixture.population(), CityFixture.LI);

        EntryVersion returned = catalog.entries().returnToDraft(submitted.reference(), "请补充摘要", CityFixture.ZHAO);

        assertThat(returned.state()).isEqualTo(EntryState.DRAFT);
        assertThat(returned.reasons()).isEqualTo("请补充摘要");
        assertRefused(CatalogCode.REASON_MISSING, () -> catalog.entries().returnToDraft(submitted.reference(), " ",
                CityFixture.ZHAO));
        EntryVersion again = ((SubmissionResult.Submitted) catalog.entries()
                .submit(returned.reference(), CityFixture.LI)).version();
        assertThat(again.code()).isEqualTo(submitted.code());
    }

    @Test
    void aNewVersionTakesThePlaceOfThePublishedOneUnderTheSameCode() {
        Announcement first = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        EntryVersion revision = catalog.entries().revise(first.entry(), CityFixture.LI);
        EntryDraft better = withSummary(CityFixture.population(), "全市户籍和常住人口的基本登记信息。");
        EntryVersion saved = catalog.entries().save(revision.reference(), better, CityFixture.LI);
        EntryVersion submitted = ((SubmissionResult.Submitted) catalog.entries()
                .submit(saved.reference(), CityFixture.LI)).version();

        assertThat(catalog.entries().published(first.code()).orElseThrow().version()).isEqualTo(1);
        Announcement second = CityFixture.publish(catalog, submitted, CityFixture.ZHAO).announcement();

        assertThat(second.code()).isEqualTo(first.code());
        assertThat(second.version()).isEqualTo(2);
        assertThat(catalog.entries().history(first.entry())).extracting(EntryVersion::state)
                .containsExactly(EntryState.PUBLISHED, EntryState.SUPERSEDED);
        assertThat(catalog.entries().find(first.code(), 1).orElseThrow().digest()).contains(first.digest());
        assertThat(VersionDiff.between(catalog.entries().get(first.entry(), 1).draft(),
                catalog.entries().get(first.entry(), 2).draft()))
                .containsExactly(new FieldChange("summary", FieldChange.Kind.CHANGED,
                "全市户籍人口的基本登记信息。", "全市户籍和常住人口的基本登记信息。"));
        assertThat(search("常住人口").total()).isEqualTo(1);
    }

    @Test
    void anEntryHasOneVersionOnItsWayAtMost() {
        Announcement first = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        catalog.entries().revise(first.entry(), CityFixture.LI);

        assertRefused(CatalogCode.VERSION_OPEN, () -> catalog.entries().revise(first.entry(), CityFixture.LI));
    }

    @Test
    void theCategoryOfAPublishedEntryIsFixed() {
        Announcement first = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        EntryVersion revision = catalog.entries().revise(first.entry(), CityFixture.LI);
        EntryVersion moved = catalog.entries()
                .save(revision.reference(),
                        withCategory(CityFixture.population(), new Category("1", "02", "01", "001")), CityFixture.LI);

        assertThat(catalog.entries().submit(moved.reference(), CityFixture.LI))
                .isInstanceOfSatisfying(SubmissionResult.Refused.class, refused ->
                assertThat(refused.findings()).extracting(Finding::code).containsExactly(CatalogCode.CODE_FIXED));
    }

    @Test
    void aWithdrawnEntryIsNoLongerFoundButKept() {
        Announcement first = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        assertThat(search("人口").total()).isEqualTo(1);

        Announcement withdrawn = catalog.entries().withdraw(catalog.entries().published(first.code()).orElseThrow()
                .reference(), "数据停止更新", CityFixture.LI);

        assertThat(withdrawn.kind()).isEqualTo(Announcement.Kind.WITHDRAWN);
        assertThat(search("人口").total()).isZero();
        assertThat(catalog.entries().published(first.code())).isEmpty();
        assertThat(catalog.entries().find(first.code(), 1).orElseThrow().state()).isEqualTo(EntryState.WITHDRAWN);
    }

    @Test
    void anActionOnAnOutdatedRevisionIsRefused() {
        EntryVersion draft = catalog.entries().draft(CityFixture.population(), CityFixture.LI);
        catalog.entries().save(draft.reference(), withSummary(CityFixture.population(), "另一种摘要"), CityFixture.LI);

        assertRefused(CatalogCode.CHANGED_MEANWHILE, () -> catalog.entries()
                .save(draft.reference(), CityFixture.population(), CityFixture.LI));
        assertRefused(CatalogCode.CHANGED_MEANWHILE, () -> catalog.entries().submit(draft.reference(), CityFixture.LI));
    }

    @Test
    void actionsOutOfOrderAreRefused() {
        EntryVersion draft = catalog.entries().draft(CityFixture.population(), CityFixture.LI);

        assertRefused(CatalogCode.STATE_FORBIDS, () -> catalog.entries().publish(draft.reference(), CityFixture.ZHAO));
        assertRefused(CatalogCode.STATE_FORBIDS, () -> catalog.entries()
                .withdraw(draft.reference(), "不要了", CityFixture.LI));
        EntryVersion discarded = catalog.entries().discard(draft.reference(), CityFixture.LI);
        assertRefused(CatalogCode.STATE_FORBIDS, () -> catalog.entries().submit(discarded.reference(), CityFixture.LI));
        assertRefused(CatalogCode.ENTRY_UNKNOWN, () -> catalog.entries().get(4711, 1));
        assertRefused(CatalogCode.VERSION_UNKNOWN, () -> catalog.entries().get(draft.entry(), 9));
    }

    @Test
    void ofManyWhoPublishAtOnceOneSucceeds() throws Exception {
        EntryVersion submitted = CityFixture.submitted(catalog, CityFixture.population(), CityFixture.LI);

        List<Boolean> done =
                atOnce(4, i -> succeeded(() -> catalog.entries().publish(submitted.reference(), CityFixture.ZHAO)));

        assertThat(done).containsOnlyOnce(true);
        assertThat(catalog.announcements().after(0, 10)).hasSize(1);
    }

    @Test
    void submittedAtOnceInOneCategoryEachEntryHasItsOwnCode() throws Exception {
        List<EntryVersion> drafts = IntStream.range(0, 12)
                .mapToObj(i -> catalog.entries().draft(CityFixture.plain(CityFixture.GONGAN, "统计" + i, "公开统计", "指标"),
                        CityFixture.LI)).toList();

        atOnce(4, thread -> {
            for (int i = thread; i < drafts.size(); i += 4) {
                catalog.entries().submit(drafts.get(i).reference(), CityFixture.LI);
            }
            return true;
        });

        assertThat(catalog.entries().toReview()).extracting(version -> version.code().orElseThrow())
                .doesNotHaveDuplicates().hasSize(12);
    }

    @Test
    void oneNamePublishedTwiceByOneProviderIsRefusedEvenWhenBothWereSubmitted() {
        EntryVersion first = CityFixture.submitted(catalog, CityFixture.plain(CityFixture.GONGAN, "事故统计（公开）", "道路交通事故",
                "路段"), CityFixture.LI);
        EntryVersion second = CityFixture.submitted(catalog, CityFixture.plain(CityFixture.GONGAN, "事故统计 (公开)",
                "道路交通事故", "次数"), CityFixture.LI);
        CityFixture.publish(catalog, first, CityFixture.ZHAO);

        assertThat(catalog.entries().publish(second.reference(), CityFixture.ZHAO))
                .isInstanceOfSatisfying(PublishResult.Refused.class, refused ->
                assertThat(refused.findings()).extracting(Finding::code).containsExactly(CatalogCode.NAME_TAKEN));
        assertThat(catalog.entries().get(second.entry(), 1).state()).isEqualTo(EntryState.SUBMITTED);
    }

    @Test
    void aSubmissionWithErrorsSaysAllOfThemAndStaysADraft() {
        EntryVersion draft = catalog.entries()
                .draft(new EntryDraft(null, "", "gongan", "", "", "", null, null, null, "", null, "", "", "", ""),
                        CityFixture.LI);

        SubmissionResult submission = catalog.entries().submit(draft.reference(), CityFixture.LI);

        assertThat(submission).isInstanceOfSatisfying(SubmissionResult.Refused.class,
                refused -> assertThat(refused.findings()).extracting(Finding::field)
                .containsExactly("category", "name", "providerCode", "summary", "format", "grade", "items",
                        "sharing.kind", "open.kind", "update"));
        assertThat(catalog.entries().get(draft.entry(), 1)).isEqualTo(draft);
    }

    @Test
    void anEntryLikeAPublishedOneIsShownThatOneAndGoesOnOnceTheAuthorityAllowsIt() {
        Announcement existing = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        EntryDraft similar = withoutDataset(CityFixture.population(), CityFixture.MINZHENG, "低保对象基本信息");
        EntryVersion draft = catalog.entries().draft(similar, CityFixture.WANG);

        assertThat(catalog.entries().submit(draft.reference(), CityFixture.WANG))
                .isInstanceOfSatisfying(SubmissionResult.Refused.class, refused ->
                assertThat(refused.findings()).extracting(Finding::code).contains(CatalogCode.ITEM_SHARED));
        catalog.sources().decide(catalog.sources().open().getFirst().id(), Verdict.BESIDE, "低保登记自行核对", "zhao");
        assertThat(catalog.entries().submit(draft.reference(), CityFixture.WANG))
                .isInstanceOfSatisfying(SubmissionResult.Submitted.class, submitted ->
                assertThat(submitted.warnings()).singleElement().satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(CatalogCode.OVERLAPS);
                    assertThat(warning.arguments()).containsExactly(existing.code());
                }));
    }

    @Test
    void searchNarrowsByFacetsAndCountsTheOtherChoices() {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        CityFixture.published(catalog, CityFixture.plain(CityFixture.MINZHENG, "低保人口统计", "最低生活保障人口", "人数"),
                CityFixture.WANG);

        SearchPage page = catalog.search().search(SearchQuery.of("人口").with(Facet.PROVIDER, "minzheng"));

        assertThat(page.hits()).extracting(hit -> hit.name().text()).containsExactly("低保人口统计");
        assertThat(page.hits().getFirst().name().found()).containsExactly("人口");
        assertThat(page.facets().get(Facet.PROVIDER)).extracting("value", "zh", "count")
                .containsExactlyInAnyOrder(tuple("gongan", "公安局", 1), tuple("minzheng", "民政局", 1));
        assertThat(page.facets().get(Facet.SHARING)).extracting("value").containsExactly("unconditional");
        assertThat(catalog.search().search(SearchQuery.of("").with(Facet.ELEMENT, "citizen-number")).hits())
                .extracting(hit -> hit.name().text())
                .containsExactly("人口基本信息");
    }

    @Test
    void theEmptySearchListsTheNewestFirstByPages() {
        IntStream.range(0, 7)
                .forEach(i -> CityFixture.published(catalog, CityFixture.plain(CityFixture.GONGAN, "统计" + i, "公开统计",
                        "指标"), CityFixture.LI));

        SearchPage page = catalog.search().search(SearchQuery.of("").page(2, 3));

        assertThat(page.total()).isEqualTo(7);
        assertThat(page.hits()).extracting(hit -> hit.name().text()).containsExactly("统计4", "统计3", "统计2");
        assertRefused(CatalogCode.PAGE_OUT_OF_RANGE, () -> SearchQuery.of("").page(0, 101));
    }

    @Test
    void anEmptyCatalogueIsSearchedWithoutError() {
        assertThat(search("人口").hits()).isEmpty();
        assertThat(search("").facets().values().stream().flatMap(List::stream)).isEmpty();
    }

    protected SearchPage search(String text) {
        return catalog.search().search(SearchQuery.of(text));
    }

    protected static void assertRefused(CatalogCode code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
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

    private static boolean succeeded(Callable<PublishResult> publish) throws Exception {
        try {
            return publish.call() instanceof PublishResult.Published;
        } catch (CodedException e) {
            assertThat(e.code()).isIn(Set.of(CatalogCode.CHANGED_MEANWHILE, CatalogCode.STATE_FORBIDS));
            return false;
        }
    }

    private static EntryDraft withSummary(EntryDraft d, String summary) {
        return new EntryDraft(d.category(), d.name(), d.provider(), d.providerCode(), summary, d.format(), d.items(),
                d.sharing(), d.open(),
                d.update(), d.related(), d.grade(), d.dataset(), d.regradeReason(), d.justification());
    }

    private static EntryDraft withCategory(EntryDraft d, Category category) {
        return new EntryDraft(category, d.name(), d.provider(), d.providerCode(), d.summary(), d.format(), d.items(),
                d.sharing(), d.open(),
                d.update(), d.related(), d.grade(), d.dataset(), d.regradeReason(), d.justification());
    }

    private static EntryDraft withoutDataset(EntryDraft d, Department provider, String name) {
        return new EntryDraft(d.category(), name, provider.id(), provider.code(), d.summary(), d.format(), d.items(),
                d.sharing(), new OpenDraft("none", ""), d.update(), d.related(), d.grade(), "", "", "");
    }
}
