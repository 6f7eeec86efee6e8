package org.shuqiao.catalog.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CatalogSchema;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.published.UniqueFixtures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PublishQueueTest {

    @TempDir
    private Path folder;

    private final DataSource store = TestDatabase.fresh();
    private Catalog catalog;
    private PublishQueue waiting;

    @BeforeEach
    void openCatalogue() {
        catalog = Catalog.open(store, folder.resolve("index"), UniqueFixtures.CLOCK, UniqueFixtures.ZONE);
        waiting = catalog.waiting();
        catalog.departments().load(CityFixture.departments());
    }

    @AfterEach
    void closeCatalogue() {
        catalog.close();
    }

    @Test
    void whatIsPublishedOrRecordedWaitsInItsOrderAndOnceEach() {
        catalog.datasets().record(CityFixture.populationFacts("run-1", UniqueFixtures.CLOCK.instant()));
        String code = CityFixture.published(catalog, CityFixture.population(), CityFixture.LI).code();
        catalog.datasets().record(CityFixture.populationFacts("run-2", UniqueFixtures.CLOCK.instant()));

        assertThat(waiting.first(100)).extracting(QueuedChange::key).containsExactly("gongan", "minzheng", "scjg",
                "shuju", "gongan_rk", code);
        assertThat(waiting.count().waiting()).isEqualTo(6);
        assertThat(waiting.count().since()).isPresent();
    }

    @Test
    void departmentsThatSayTheSameAgainDoNotWaitAgain() {
        waiting.remove(waiting.first(100));

        catalog.departments().load(CityFixture.departments());

        assertThat(waiting.first(100)).isEmpty();
    }

    @Test
    void whatChangedWhileItWasPublishedWaitsOn() {
        List<QueuedChange> read = waiting.first(2);
        waiting.add(read.getFirst().subject(), read.getFirst().key());

        waiting.remove(read);

        assertThat(waiting.first(100)).extracting(QueuedChange::key).contains(read.getFirst().key())
                .doesNotContain(read.getLast().key());
    }

    @Test
    void whatWasRefusedIsPassedOverUntilItChanges() {
        QueuedChange refused = waiting.first(1).getFirst();
        waiting.markRefused(refused, "SQ-CAT-0203");
        assertThat(waiting.first(100)).doesNotContain(refused);
        assertThat(waiting.count().refused()).isEqualTo(1);

        waiting.add(refused.subject(), refused.key());

        assertThat(waiting.first(100)).extracting(QueuedChange::key).contains(refused.key());
        assertThat(waiting.count().refused()).isZero();
    }

    @Test
    void whatARolledBackTransactionPutOnItDoesNotWait() {
        new TransactionTemplate(new JdbcTransactionManager(store)).executeWithoutResult(status -> {
            catalog.datasets().record(CityFixture.populationFacts("run-1", UniqueFixtures.CLOCK.instant()));
            status.setRollbackOnly();
        });

        assertThat(waiting.first(100)).extracting(QueuedChange::subject).doesNotContain(ChangeKind.DATASET);
    }

    @Test
    void oneTakesFromItAtATime() {
        assertThat(waiting.withLock(() -> inAnotherThread(() -> waiting.withLock(() -> "mine").isPresent())))
                .contains(false);
    }

    @Test
    void aCatalogueFromBeforeTheListIsPutOnItWhole() {
        DataSource older = TestDatabase.fresh();
        Flyway.configure().dataSource(older).schemas(CatalogSchema.NAME).defaultSchema(CatalogSchema.NAME)
                .table("schema_history")
                .locations("classpath:org/shuqiao/catalog/migration").target("2").load().migrate();
        JdbcClient.create(older).sql("INSERT INTO catalog.department (id, zh, en, code, division) VALUES ('gongan', "
                + "'公安局', 'Police', 'x', '990100')").update();

        CatalogSchema.migrate(older);

        PublishQueue list = new PublishQueue(JdbcClient.create(older),
                new TransactionTemplate(new JdbcTransactionManager(older)));
        assertThat(list.first(100)).extracting(QueuedChange::key).containsExactly("gongan");
    }

    private static boolean inAnotherThread(Supplier<Boolean> work) {
        return CompletableFuture.supplyAsync(work).join();
    }
}
