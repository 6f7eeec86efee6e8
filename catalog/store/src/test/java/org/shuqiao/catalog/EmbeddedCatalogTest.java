package org.shuqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the catalogue contract on PostgreSQL with Lucene, with tests of index rebuild and transactions. */
class EmbeddedCatalogTest extends CatalogContractTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    private DataSource store;

    @Override
    protected Catalog open() {
        store = TestDatabase.fresh();
        return Catalog.open(store, index(), Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZONE), ZONE);
    }

    @Test
    void theIndexIsMadeAnewWhenItsFolderWasDeletedWhileClosed() throws IOException {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        assertThat(search("人口").total()).isEqualTo(1);
        catalog.close();
        delete(index());

        reopen();

        assertThat(search("人口").total()).isEqualTo(1);
    }

    @Test
    void theIndexIsMadeAnewWhenItsFolderIsDeletedUnderIt() throws IOException {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        search("人口");
        delete(index());

        assertThat(search("人口").total()).isEqualTo(1);
        CityFixture.published(catalog, CityFixture.plain(CityFixture.GONGAN, "事故统计", "交通事故", "路段"), CityFixture.LI);
        assertThat(search("").total()).isEqualTo(2);
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        search("人口");
        catalog.close();
        try (Stream<Path> files = Files.list(index())) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        reopen();

        assertThat(search("人口").total()).isEqualTo(1);
    }

    @Test
    void theIndexOfAnotherStoreIsNotTakenForThisOnes() {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        search("人口");
        catalog.close();
        store = TestDatabase.fresh();

        reopen();

        assertThat(search("人口").total()).isZero();
    }

    @Test
    void whatWasPublishedWhileTheIndexWasClosedIsFound() {
        search("");
        catalog.close();
        try (Catalog other = Catalog.open(store, folder.resolve("other"), Clock.systemUTC(), ZONE)) {
            CityFixture.published(other, CityFixture.population(), CityFixture.LI);
        }

        reopen();

        assertThat(search("人口").total()).isEqualTo(1);
    }

    @Test
    void theIndexServesOneProcessAtATime() {
        assertRefused(CatalogCode.INDEX_UNUSABLE, () -> Catalog.open(store, index(), Clock.systemUTC(), ZONE).close());
    }

    @Test
    void aDepartmentsNewNameIsFound() {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
        assertThat(search("治安总队").total()).isZero();

        catalog.departments().load(List.of(new Department("gongan", "治安总"
                + "队", "Police", CityFixture.GONGAN.code(), "990100")));

        assertThat(search("治安总队").total()).isEqualTo(1);
    }

    @Test
    void whatTheCallersTransactionRollsBackWasNeverPublished() {
        TransactionTemplate outer = new TransactionTemplate(new JdbcTransactionManager(store));

        outer.executeWithoutResult(status -> {
            CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);
            status.setRollbackOnly();
        });

        assertThat(catalog.announcements().last()).isZero();
        assertThat(search("").total()).isZero();
    }

    @Test
    void evenTheStoreRefusesToChangeAPublishedVersion() {
        Announcement published = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);

        assertThatThrownBy(() -> JdbcClient.create(store).sql("UPDATE catalog.entry_version SET canonical = '{}' "
                + "WHERE entry = ?")
                .param(published.entry()).update()).hasMessageContaining("immutable");
    }

    @Test
    void migratingTwiceChangesNothing() {
        CityFixture.published(catalog, CityFixture.population(), CityFixture.LI);

        CatalogSchema.migrate(store);

        assertThat(catalog.announcements().last()).isEqualTo(1);
    }

    private void reopen() {
        catalog = Catalog.open(store, index(), Clock.systemUTC(), ZONE);
    }

    private Path index() {
        return folder.resolve("index");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
