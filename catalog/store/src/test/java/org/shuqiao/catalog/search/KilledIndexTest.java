package org.shuqiao.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.entry.SharingClass;

/**
 * Tests that the index counts what the store counts: after its process was killed in the middle of indexing, after its
 * files were damaged, and when something was taken from it.
 */
class KilledIndexTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int ENTRIES = 1500;

    @TempDir
    private static Path folder;
    private static DataSource store;

    @BeforeAll
    static void fill() throws Exception {
        store = TestDatabase.fresh();
        try (Catalog catalog = open(folder.resolve("first"))) {
            catalog.departments().load(CityFixture.departments());
        }
        FilledCatalogue.fill(store, 0, ENTRIES, i -> FilledCatalogue.entry("人口登记第" + i + "号表", "gongan", "1-01",
                SharingClass.NONE, List.of("citizen-number", "person-name")));
    }

    @AfterAll
    static void stillTheSame() {
        try (Catalog catalog = open(folder.resolve("last"))) {
            assertThat(catalog.search().check().published()).isEqualTo(catalog.search().status().indexed());
        }
    }

    @Test
    void anIndexWhoseProcessWasKilledWhileItIndexedIsWholeWhenItIsOpenedAgain() throws Exception {
        Path index = folder.resolve("killed");
        for (int turn = 0; turn < 6; turn++) {
            Process indexing = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + classPath(), Indexing.class.getName(), url(),
                    ((PGSimpleDataSource) store).getUser(), index.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("out" + turn).toFile()).start();
            Path begun = folder.resolve("killed.begun");
            for (int i = 0; i < 600 && !Files.exists(begun) && indexing.isAlive(); i++) {
                Thread.sleep(50);
            }
            assertThat(begun).as(Files.readString(folder.resolve("out" + turn))).exists();
            Thread.sleep(turn * 120L);
            indexing.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            Files.delete(begun);

            try (Catalog catalog = open(index)) {
                IndexStatus status = catalog.search().check();
                assertThat(status.indexed()).isEqualTo(status.published()).isGreaterThanOrEqualTo(ENTRIES);
                assertThat(catalog.search().search(SearchQuery.of("renkou")).total()).isEqualTo(status.published());
            }
            FilledCatalogue.fill(store, ENTRIES + turn * 10, 10, i -> FilledCatalogue.entry("人口登记第" + i + "号表",
                    "minzheng", "1-01", SharingClass.NONE, List.of()));
        }
    }

    @Test
    void anIndexThatLostEntriesIsMadeAnew() throws Exception {
        Path index = folder.resolve("lost");
        try (Catalog catalog = open(index)) {
            catalog.search().check();
        }
        LostEntries.remove(index, 7);
        try (Catalog catalog = open(index)) {
            assertThat(catalog.search().status().whole()).isFalse();

            assertThat(catalog.search().check().whole()).isTrue();
        }
    }

    @Test
    void aRebuildGoesOnBesideSearches() throws Exception {
        try (Catalog catalog = open(folder.resolve("beside"))) {
            long all = catalog.search().check().published();
            Thread rebuild = Thread.ofPlatform().start(() -> catalog.search().rebuild());
            long during = 0;
            for (int turn = 0; rebuild.isAlive(); turn++) {
                during += catalog.search().status().rebuilding().map(IndexStatus.Progress::done).orElse(0L);
                if (turn % 20 == 0) {
                    assertThat(catalog.search().search(SearchQuery.of("renkou")).total()).isGreaterThanOrEqualTo(all);
                }
            }
            rebuild.join();

            assertThat(during).as("its progress was told").isPositive();
            assertThat(catalog.search().status().whole()).isTrue();
        }
    }

    /** Makes the index anew again and again, until it is killed. */
    static final class Indexing {

        private Indexing() { }

        public static void main(String[] arguments) throws Exception {
            PGSimpleDataSource store = new PGSimpleDataSource();
            store.setUrl(arguments[0]);
            store.setUser(arguments[1]);
            Path index = Path.of(arguments[2]);
            try (Catalog catalog = open(store, index)) {
                Files.createFile(index.resolveSibling(index.getFileName() + ".begun"));
                while (true) {
                    catalog.search().rebuild();
                }
            }
        }
    }

    /** A file, for a class path is longer than an argument may be. */
    private static Path classPath() throws IOException {
        return Files.writeString(folder.resolve("class-path"), "-cp \"" + System.getProperty("java.class.path")
                + "\"");
    }

    private static String url() {
        return ((PGSimpleDataSource) store).getUrl();
    }

    private static Catalog open(Path index) {
        return open(store, index);
    }

    private static Catalog open(DataSource store, Path index) {
        return Catalog.open(store, index, Clock.systemUTC(), ZONE);
    }
}
