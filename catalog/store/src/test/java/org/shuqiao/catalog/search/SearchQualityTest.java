package org.shuqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.publish.Announcement;

/** Tests search ranking by the cases of {@code queries.csv} over the entries of {@code entries.csv}. */
class SearchQualityTest {

    @TempDir
    private static Path folder;

    private static Catalog catalog;
    private static final Map<String, Announcement> PUBLISHED = new LinkedHashMap<>();

    private static final Map<String, String> DEPARTMENTS = Map.of("gongan", "公安局", "minzheng", "民政局", "scjg", "市场监督管理局",
            "renshe", "人力资源和社会保障局", "zhujian", "住房和城乡建设局", "chengguan", "城市管理局", "jiaoyu", "教育局",
            "huanjing", "生态环境局", "qixiang", "气象局", "tongji", "统计局");

    record Case(String typed, List<String> first, List<String> among, List<String> without) {

        @Override
        public String toString() {
            return typed;
        }
    }

    @BeforeAll
    static void publishAll() throws IOException {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), Clock.systemUTC(),
                ZoneId.of("Asia/Shanghai"));
        Map<String, Department> departments = new LinkedHashMap<>();
        DEPARTMENTS.forEach((id, zh) -> departments.put(id, new Department(id, zh, id, CityFixture.GONGAN.code(),
                "990100")));
        catalog.departments().load(departments.values());
        for (String[] cells : lines("entries.csv").toList()) {
            Department provider = departments.get(cells[0]);
            PUBLISHED.put(cells[1],
                    CityFixture.published(catalog, CityFixture.plain(provider, cells[1], cells[2], cells[3].split(" ")),
                            CityFixture.officer(provider)));
        }
    }

    @AfterAll
    static void close() {
        catalog.close();
    }

    static Stream<Case> cases() throws IOException {
        return lines("queries.csv").map(cells -> new Case(cells[0], names(cells[1]), names(cells[2]), names(cells[3])));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMeantEntriesComeFirst(Case given) {
        List<String> found = catalog.search().search(SearchQuery.of(given.typed())).hits().stream()
                .map(hit -> hit.name().text()).toList();

        if (!given.first().isEmpty()) {
            assertThat(found).hasSizeGreaterThanOrEqualTo(given.first().size());
            assertThat(found.subList(0, given.first().size())).containsExactlyInAnyOrderElementsOf(given.first());
        }
        assertThat(found).containsAll(given.among());
        assertThat(found).noneMatch(given.without()::contains);
    }

    @Test
    void aResourceCodeAndItsBeginningAreFound() {
        String code = PUBLISHED.get("独居老人信息").code();

        assertThat(catalog.search().search(SearchQuery.of(code)).hits()).extracting(Hit::code).containsExactly(code);
        assertThat(catalog.search().search(SearchQuery.of("3010010")).total()).isEqualTo(PUBLISHED.size());
    }

    @Test
    void whatWasFoundIsMarkedInNameSummaryAndItems() {
        Hit hit = catalog.search().search(SearchQuery.of("低保")).hits().getFirst();

        assertThat(hit.name().found()).containsExactly("最低生活保障");
        assertThat(hit.summary().found()).containsExactly("最低生活保障");
        assertThat(hit.name().text()).isEqualTo("最低生活保障对象信息");
    }

    @Test
    void aSearchThatFindsNothingWholeSaysThatItWasRelaxed() {
        SearchPage page = catalog.search().search(SearchQuery.of("企业登记情况"));

        assertThat(page.relaxed()).isTrue();
        assertThat(catalog.search().search(SearchQuery.of("企业登记")).relaxed()).isFalse();
    }

    @Test
    void signsOfTheQueryLanguageAreOnlyText() {
        for (String text : List.of("*", "人口 AND (", "\"", "name:人口", "[1 TO 2]", "~", "()", "?/\\", "<b>")) {
            assertThat(catalog.search().search(SearchQuery.of(text)).hits()).hasSizeLessThanOrEqualTo(20);
        }
        assertThat(catalog.search().search(SearchQuery.of("*")).total()).isZero();
    }

    private static Stream<String[]> lines(String name) throws IOException {
        try (InputStream in = SearchQualityTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new)).toList()
                    .stream();
        }
    }

    private static List<String> names(String cell) {
        return Stream.of(cell.split("/")).filter(name -> !name.isBlank()).toList();
    }
}
