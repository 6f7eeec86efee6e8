package org.shuqiao.systems.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.atlas.model.discovery.SearchParameters;
import org.apache.atlas.model.instance.AtlasEntityHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.read.AtlasCatalogue;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.published.FoundEntries;
import org.shuqiao.catalog.published.StoreCatalogue;
import org.shuqiao.catalog.published.UniqueFixtures;
import org.shuqiao.catalog.search.SearchQuery;
import org.shuqiao.systems.Faults;

/**
 * Fault-injection tests: Atlas is killed and suspended during publishing. Afterwards everything is there once: nothing
 * is lost, nothing is doubled. {@code -Dfault.rounds=N} repeats each.
 */
class AtlasFaultsTest {

    private static final int ENTRIES = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final UniqueFixtures town = new UniqueFixtures();
    private final List<Announcement> announced = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private Catalog catalog;
    private AtlasConnection atlas;
    private AtlasCatalogue published;

    @BeforeEach
    void openCatalogue() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), UniqueFixtures.CLOCK,
                UniqueFixtures.ZONE);
        catalog.departments().load(CityFixture.departments());
        atlas = TestAtlas.connection(PATIENCE);
        published = TestAtlas.catalogue(catalog, atlas);
        published.catchUp();
        catalog.datasets().record(town.registerFacts("run-1", "number", "name"));
        announced.add(CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number", "name"),
                CityFixture.LI));
        IntStream.range(1, ENTRIES)
                .forEach(i -> announced.add(CityFixture.published(catalog, town.plain("统计" + i, "指标", "数值"),
                        CityFixture.WANG)));
    }

    @AfterEach
    void close() {
        thread.shutdownNow();
        atlas.close();
        catalog.close();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void killedWhileItIsPublishedToItHasEverythingOnceAfterItsReturn(int round) {
        publishBeside();
        await(() -> waiting() < ENTRIES * 3 / 4);

        TestAtlas.server().process().kill();
        assertThatThrownBy(() -> published.search(SearchQuery.of(town.word()))).isInstanceOf(CodedException.class);
        Announcement meanwhile = CityFixture.published(catalog, town.plain("统计meanwhile", "指标"), CityFixture.WANG);
        announced.add(meanwhile);
        assertThat(waiting()).isPositive();
        TestAtlas.startAgain();

        await(() -> waiting() == 0);
        everythingIsThereOnce();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void hungWhileItIsPublishedToItHasEverythingOnceWhenItGoesOn(int round) {
        publishBeside();
        await(() -> waiting() < ENTRIES * 3 / 4);

        TestAtlas.server().process().suspend();
        try {
            assertThatThrownBy(() -> published.search(SearchQuery.of(town.word())))
                    .isInstanceOfSatisfying(CodedException.class,
                    e -> assertThat(e.code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE));
            assertThat(new StoreCatalogue(catalog).search(SearchQuery.of(town.word())).total()).isEqualTo(ENTRIES);
            assertThat(waiting()).isPositive();
        } finally {
            TestAtlas.server().process().resume();
        }

        await(() -> waiting() == 0);
        everythingIsThereOnce();
    }

    private static IntStream rounds() {
        return Faults.rounds();
    }

    /** As the platform does it: now and then, whatever came of it before. */
    private void publishBeside() {
        thread.scheduleWithFixedDelay(() -> {
            try {
                published.catchUp();
            } catch (CodedException e) {
                assertThat(e.code()).isIn(CatalogCode.ATLAS_UNREACHABLE, CatalogCode.ATLAS_FAILED);
            }
        }, 0, 200, TimeUnit.MILLISECONDS);
    }

    private long waiting() {
        return catalog.waiting().count().waiting();
    }

    private void everythingIsThereOnce() {
        assertThat(catalog.waiting().count().refused()).isZero();
        FoundEntries found = published.search(SearchQuery.of(town.word()).page(0, 100));
        assertThat(found.total()).isEqualTo(announced.size());
        for (String type : List.of(TypeNames.ENTRY, TypeNames.ENTRY_VERSION, TypeNames.ITEM, TypeNames.COLUMN)) {
            assertThat(names(type)).as(type).doesNotHaveDuplicates();
        }
        assertThat(announced).allSatisfy(one -> assertThat(published.history(one.code())).singleElement()
                .satisfies(version -> assertThat(version.digest()).isEqualTo(one.digest())));
        String code = announced.getFirst().code();
        assertThat(published.lineage(code).orElseThrow().edges())
                .containsExactlyInAnyOrderElementsOf(catalog.lineages().ofEntry(code).orElseThrow().edges());
    }

    private List<String> names(String type) {
        SearchParameters all = new SearchParameters();
        all.setTypeName(type);
        all.setExcludeDeletedEntities(true);
        all.setAttributes(Set.of("qualifiedName"));
        all.setLimit(10_000);
        return atlas.call(client -> client.facetedSearch(all)).getEntities().stream()
                .map(AtlasEntityHeader::getAttributes)
                .map(attributes -> (String) attributes.get("qualifiedName")).toList();
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s wait", waiting()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
