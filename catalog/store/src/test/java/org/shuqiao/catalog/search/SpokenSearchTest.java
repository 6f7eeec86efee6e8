package org.shuqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.dataset.UpdateDue;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.quality.QualityGrade;

/** Tests what search finds by pinyin, English, column names, synonyms and with typing errors. */
class SpokenSearchTest {

    @TempDir
    private static Path folder;

    private static Catalog catalog;
    private static Announcement population;
    private static Map<String, Long> uses = Map.of();

    @BeforeAll
    static void publish() {
        UpdateDue due = UpdateDue.oneCycle(ZoneId.of("Asia/Shanghai"));
        SearchVocabulary words = SearchVocabulary.shipped().with(List.of(List.of("九小场所", "小场所", "small venues")),
                Map.of("3-09", new ThemeName("交通", "Transport")), Map.of());
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"),
                Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC), due,
                entry -> QualityGrade.FAILING, LegalTexts.shipped(), new SearchSettings(words, () -> uses));
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(CityFixture.populationFacts("run-1", Instant.parse("2026-11-20T00:00:00Z")));
        population = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        for (String name : List.of("最低生活保障对象信息", "重庆籍务工人员名册", "单县援建项目清单", "单位车辆登记", "曾都区对口帮扶台账",
                "单女士捐赠记录", "重要活动保障名册", "九小场所检查结果", "西安旅游专线时刻表")) {
            CityFixture.published(catalog, CityFixture.plain(CityFixture.MINZHENG, name, "一项登记", "登记内容"),
                    CityFixture.WANG);
        }
        CityFixture.published(catalog, theme("3", "09", "公路养护计划"), CityFixture.WANG);
        CityFixture.published(catalog, theme("3", "12", "河道巡查记录"), CityFixture.WANG);
    }

    @AfterAll
    static void close() {
        catalog.close();
    }

    @ParameterizedTest
    @CsvSource({
        "renkou, 人口基本信息", "rkjbxx, 人口基本信息", "renkoujibenxinxi, 人口基本信息", "ren kou, 人口基本信息",
        "population, 人口基本信息", "citizen_number, 人口基本信息", "Citizen Number, 人口基本信息", "register, 人口基本信息",
        "dibao, 最低生活保障对象信息", "zuidishenghuobaozhang, 最低生活保障对象信息", "zdshbz, 最低生活保障对象信息",
        "minimum living allowance, 最低生活保障对象信息", "dibaoduixiang, 最低生活保障对象信息",
        "chongqing, 重庆籍务工人员名册", "cqjwgry, 重庆籍务工人员名册", "zhongyao, 重要活动保障名册",
        "shanxian, 单县援建项目清单", "danwei, 单位车辆登记", "zengdu, 曾都区对口帮扶台账",
        "shannvshi, 单女士捐赠记录", "shannüshi, 单女士捐赠记录", "xian, 西安旅游专线时刻表", "xi'an, 西安旅游专线时刻表",
        "small venues, 九小场所检查结果", "jiuxiaochangsuo, 九小场所检查结果",
    })
    void aTitleIsFoundAsItIsSpokenOrSaidInEnglish(String typed, String name) {
        SearchPage page = catalog.search().search(SearchQuery.of(typed));

        assertThat(page.closeness()).isEqualTo(Closeness.WHOLE);
        assertThat(page.hits().getFirst().name().text()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"chongqing, 重要活动保障名册", "zhongqing, 重庆籍务工人员名册", "shanwei, 单位车辆登记", "danxian, 单县援建项目清单",
        "cengdu, 曾都区对口帮扶台账", "zengdou, 曾都区对口帮扶台账"})
    void aCharacterIsNotReadAsItsWordDoesNotSay(String typed, String name) {
        assertThat(catalog.search().search(SearchQuery.of(typed)).hits()).filteredOn(hit ->
                hit.name().text().equals(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "renkuo, 人口基本信息", "popultion, 人口基本信息", "citizen_numbr, 人口基本信息", "最低生话保障, 最低生活保障对象信息",
        "重庆集务工, 重庆籍务工人员名册", "项目青单, 单县援建项目清单",
    })
    void oneTypingErrorIsForgivenAndSaid(String typed, String name) {
        SearchPage page = catalog.search().search(SearchQuery.of(typed));

        assertThat(page.closeness()).isEqualTo(Closeness.SIMILAR);
        assertThat(page.hits().getFirst().name().text()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"最低生保障, 最低生活保障对象信息", "最低最生活保障, 最低生活保障对象信息"})
    void aMissingOrDoubledCharacterIsForgiven(String typed, String name) {
        assertThat(first(typed).name().text()).isEqualTo(name);
    }

    @Test
    void whatWasFoundBySoundIsMarked() {
        assertThat(first("renkou").name().found()).containsExactly("人口");
        assertThat(first("rkjbxx").name().found()).containsExactly("人口基本信息");
        assertThat(first("dibao").name().found()).containsExactly("最低生活保障");
        assertThat(first("citizen_number").columns().found()).containsExactly("citizen_number");
        assertThat(first("population").english().found()).containsExactly("Population");
        assertThat(first("重庆集务工").name().text()).isEqualTo("重庆籍务工人员名册");
    }

    @ParameterizedTest
    @CsvSource({"人口, 人口基本信息", "renk, 人口基本信息", "rkj, 人口基本信息", "popu, 人口基本信息", "citizen_n, 人口基本信息",
        "zuidishengh, 最低生活保障对象信息", "chongq, 重庆籍务工人员名册", "低保, 最低生活保障对象信息"})
    void titlesAreSuggestedAsOneTypes(String begun, String name) {
        assertThat(catalog.search().suggest(begun, 8)).extracting(each -> each.name().text()).contains(name);
        assertThat(catalog.search().suggest(begun, 1)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void nothingIsSuggestedForNothingOrForAWholeLetter() {
        assertThat(catalog.search().suggest(" ", 8)).isEmpty();
        assertThat(catalog.search().suggest("x".repeat(500), 8)).isEmpty();
    }

    @Test
    void facetsHaveNamesAndFollowTheClock() {
        SearchPage page = catalog.search().search(SearchQuery.of(""));

        assertThat(page.facets().get(Facet.THEME)).extracting("value", "zh", "en")
                .contains(tuple("3-09", "交通", "Transport"), tuple("3-12", "民政局", "Civil affairs bureau"),
                        tuple("1-01", "人口", "population"));
        assertThat(page.facets().get(Facet.ELEMENT)).extracting("value", "zh")
                .contains(tuple("citizen-number", "公民身份号码"));
        assertThat(page.facets().get(Facet.FRESHNESS)).extracting("value", "count")
                .containsExactlyInAnyOrder(tuple("unknown", 11), tuple("on-time", 1));
        assertThat(page.facets().get(Facet.DIVISION)).extracting("value", "count")
                .containsExactly(tuple("990100", 12));
        assertThat(catalog.search().search(SearchQuery.of("").with(Facet.FRESHNESS, "on-time")).hits())
                .extracting(Hit::code).containsExactly(population.code());
        assertThat(catalog.search().search(SearchQuery.of("").with(Facet.FRESHNESS, "unknown")).total()).isEqualTo(11);
    }

    @Test
    void resultsAreSortedByTitleAsItIsSpokenByUseAndByAge() {
        List<String> titles = names(SearchQuery.of("").sorted(Order.TITLE));
        uses = Map.of(population.code(), 7L);

        SearchPage used = catalog.search().search(SearchQuery.of("").sorted(Order.USE));

        assertThat(titles).startsWith("重庆籍务工人员名册", "单女士捐赠记录").endsWith("最低生活保障对象信息");
        assertThat(used.hits().getFirst().code()).isEqualTo(population.code());
        assertThat(used.hits()).extracting(Hit::uses).startsWith(7L, 0L);
        assertThat(names(SearchQuery.of("").sorted(Order.NEWEST))).startsWith("河道巡查记录").endsWith("人口基本信息");
    }

    private static List<String> names(SearchQuery query) {
        return catalog.search().search(query).hits().stream().map(hit -> hit.name().text()).toList();
    }

    private static Hit first(String typed) {
        return catalog.search().search(SearchQuery.of(typed)).hits().getFirst();
    }

    private static EntryDraft theme(String kind, String item, String name) {
        EntryDraft plain = CityFixture.plain(CityFixture.MINZHENG, name, "一项登记", "登记内容");
        return new EntryDraft(new Category(kind, item, "001", "01"), plain.name(), plain.provider(),
                plain.providerCode(), plain.summary(), plain.format(), plain.items(), plain.sharing(), plain.open(),
                plain.update(), plain.related(), plain.grade(), plain.dataset(), plain.regradeReason(),
                plain.justification());
    }
}
