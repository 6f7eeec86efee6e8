package org.shuqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.SharingClass;

/** Tests that facets count what a plain count over the same entries counts, and that their number is bounded. */
class FacetCountsTest {

    private static final int ENTRIES = 400;
    private static final int MANY = 10_000;
    private static final List<String> THEMES = List.of("1-01", "2-03", "3-01", "3-02");
    private static final List<String> ELEMENTS = List.of("citizen-number", "person-name", "sex", "date", "address");
    private static final List<String> WORDS = List.of("户籍", "企业", "房屋", "车辆", "");

    @TempDir
    private static Path folder;
    private static Catalog catalog;
    private static final List<Entry> PUBLISHED = new ArrayList<>();

    @BeforeAll
    static void fill() throws Exception {
        var store = TestDatabase.fresh();
        catalog = Catalog.open(store, folder.resolve("index"), Clock.systemUTC(), ZoneId.of("Asia/Shanghai"));
        catalog.departments().load(CityFixture.departments());
        Random random = new Random(11);
        for (int i = 0; i < ENTRIES; i++) {
            PUBLISHED.add(FilledCatalogue.entry(pick(WORDS, random) + pick(WORDS, random) + "第" + i + "号表",
                    pick(CityFixture.departments(), random).id(), pick(THEMES, random),
                    SharingClass.values()[random.nextInt(3)],
                    IntStream.range(0, random.nextInt(4)).mapToObj(each -> pick(ELEMENTS, random)).toList()));
        }
        FilledCatalogue.fill(store, 0, ENTRIES, PUBLISHED::get);
    }

    @AfterAll
    static void close() {
        catalog.close();
    }

    @RepeatedTest(60)
    void everyFacetCountsWhatAPlainCountCounts(RepetitionInfo turn) {
        Random random = new Random(turn.getCurrentRepetition());
        String word = pick(WORDS, random);
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        SearchQuery query = SearchQuery.of(word);
        for (Facet facet : List.of(Facet.PROVIDER, Facet.THEME, Facet.SHARING, Facet.ELEMENT)) {
            for (int i = random.nextInt(3); i > 0; i--) {
                String value = pick(switch (facet) {
                    case PROVIDER -> CityFixture.departments().stream().map(one -> one.id()).toList();
                    case THEME -> THEMES;
                    case SHARING -> List.of("unconditional", "conditional", "none");
                    default -> ELEMENTS;
                }, random);
                query = query.with(facet, value);
                filters.computeIfAbsent(facet, key -> new TreeSet<>()).add(value);
            }
        }

        SearchPage page = catalog.search().search(query);

        assertThat(page.total()).isEqualTo(PUBLISHED.stream()
                .filter(entry -> fits(entry, word, filters, null)).count());
        for (Facet facet : List.of(Facet.PROVIDER, Facet.THEME, Facet.SHARING, Facet.ELEMENT)) {
            Map<String, Integer> plain = new TreeMap<>();
            PUBLISHED.stream().filter(entry -> fits(entry, word, filters, facet)).forEach(entry ->
                    FacetValues.of(entry).get(facet).forEach(value -> plain.merge(value, 1, Integer::sum)));
            Map<String, Integer> counted = new TreeMap<>();
            page.facets().get(facet).forEach(count -> counted.put(count.value(), count.count()));
            assertThat(counted).as("%s of %s", facet, query).isEqualTo(plain);
        }
    }

    @Test
    void tenThousandValuesAreBoundedAndTheChosenOneStays(@TempDir Path own) throws Exception {
        var store = TestDatabase.fresh();
        try (Catalog many = Catalog.open(store, own.resolve("index"), Clock.systemUTC(),
                ZoneId.of("Asia/Shanghai"))) {
            many.departments().load(CityFixture.departments());
            FilledCatalogue.fill(store, 0, MANY / 10, i -> FilledCatalogue.entry("第" + i + "号表", "gongan", "1-01",
                    SharingClass.NONE, IntStream.range(0, 10).mapToObj(n -> "element-" + (i * 10 + n)).toList()));

            SearchPage page = many.search().search(SearchQuery.of("").with(Facet.ELEMENT, "element-9999"));

            assertThat(page.total()).isEqualTo(1);
            assertThat(page.facets().get(Facet.ELEMENT)).hasSize(SearchPage.MOST_VALUES + 1)
                    .extracting(FacetCount::value).contains("element-9999");
            assertThat(page.more().get(Facet.ELEMENT)).isEqualTo(MANY - SearchPage.MOST_VALUES - 1);
        }
    }

    private static boolean fits(Entry entry, String word, Map<Facet, Set<String>> filters, Facet except) {
        return entry.name().contains(word) && filters.entrySet().stream().allMatch(filter ->
                filter.getKey() == except || FacetValues.of(entry).get(filter.getKey()).stream()
                        .anyMatch(filter.getValue()::contains));
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
