package org.shuqiao.catalog.atlas.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.testkit.Answer;
import org.shuqiao.catalog.atlas.testkit.AtlasCall;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.atlas.testkit.TestClock;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.published.UniqueFixtures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of what waits is published in order and whatever happens: nothing is lost, nothing is doubled. */
class AtlasPublisherTest {

    private static final String WRITE = "POST v2/entity/bulk";

    @TempDir
    private static Path folder;

    private static JdbcClient store;
    private static Catalog catalog;

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final AtlasCircuitBreaker reach = new AtlasCircuitBreaker(new TestClock());
    private final AtlasPublisher publisher = new AtlasPublisher(catalog, ExchangeFacts.NONE, connection, reach);

    @BeforeAll
    static void openCatalogue() {
        DataSource database = TestDatabase.fresh();
        store = JdbcClient.create(database);
        catalog = Catalog.open(database, folder.resolve("index"), UniqueFixtures.CLOCK, UniqueFixtures.ZONE);
    }

    @AfterAll
    static void closeCatalogue() {
        catalog.close();
    }

    @BeforeEach
    void forgetDepartments() {
        store.sql("DELETE FROM catalog.department").update();
        store.sql("DELETE FROM catalog.waiting").update();
    }

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void whereNothingWaitsAtlasIsOnlyAskedWhetherItAnswers() {
        assertThat(publisher.drain()).isZero();

        assertThat(atlas.calls()).extracting(AtlasCall::name).containsExactly("GET admin/status");
        assertThat(reach.answered()).isPresent();
    }

    @Test
    void whatWaitsIsPublishedOldestFirstAfterTypesAndGlossary() {
        load(60);

        assertThat(publisher.drain()).isEqualTo(60);

        assertThat(departmentWrites()).containsExactly(names(0, 50), names(50, 60));
        assertThat(catalog.waiting().count().waiting()).isZero();
        List<String> calls = atlas.calls().stream().map(AtlasCall::name).toList();
        assertThat(calls.indexOf("POST v2/types/typedefs")).isLessThan(calls.indexOf("POST v2/glossary/terms"));
        assertThat(calls.indexOf("POST v2/glossary/terms")).isLessThan(calls.indexOf(WRITE));
        assertThat(calls.stream().filter("GET v2/types/typedefs"::equals)).hasSize(1);
    }

    @Test
    void whatChangesAgainIsPublishedAgain() {
        load(2);
        publisher.drain();
        atlas.forgetCalls();
        catalog.departments().load(List.of(department(1, "改名局")));

        assertThat(publisher.drain()).isEqualTo(1);

        assertThat(departmentWrites()).containsExactly(names(1, 2));
        assertThat(atlas.calls(WRITE).getLast().written("department:d01").at("/attributes/name").asText())
                .isEqualTo("改名局");
        assertThat(atlas.state().names()).filteredOn(name -> name.startsWith("department:")).hasSize(2);
    }

    @Test
    void whatAtlasRefusesIsPassedOverWithItsCodeAndTheRestIsPublished() {
        load(10);
        atlas.refuse("department:d07");

        publisher.drain();

        assertThat(atlas.state().names()).contains("department:d06", "department:d08").doesNotContain("department:d07");
        assertThat(catalog.waiting().count().waiting()).isZero();
        assertThat(refused()).containsExactly("d07 SQ-CAT-0203");
        assertThat(reach.failure()).isEmpty();
        atlas.forgetCalls();
        publisher.drain();
        assertThat(atlas.calls(WRITE)).isEmpty();
    }

    @Test
    void whatWasRefusedIsTriedAgainOnceItChanges() {
        load(2);
        atlas.refuse("department:d01");
        publisher.drain();
        atlas.mend();
        catalog.departments().load(List.of(department(1, "改名局")));

        publisher.drain();

        assertThat(atlas.state().names()).contains("department:d01");
        assertThat(refused()).isEmpty();
    }

    @Test
    void whatAtlasFailsAtIsWrittenAgainAtOnce() {
        load(2);
        atlas.answer(call -> call.writtenNames().contains("department:d00"), 2,
                Answer.error(500, "ATLAS-500-00-001", "conflict"));

        assertThat(publisher.drain()).isEqualTo(2);

        assertThat(departmentWrites()).hasSize(3);
        assertThat(catalog.waiting().count().waiting()).isZero();
    }

    @Test
    void whatAtlasGoesOnFailingAtWaitsAndComesInSmallerPiecesNextTime() {
        load(60);
        atlas.answer(call -> call.writtenNames().contains("department:d00"), 3,
                Answer.error(500, "ATLAS-500-00-001", "conflict"));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> publisher.drain())
                .matches(e -> e.code() == CatalogCode.ATLAS_FAILED);
        assertThat(catalog.waiting().count().waiting()).isEqualTo(60);
        assertThat(reach.failedSince()).isPresent();
        atlas.forgetCalls();

        assertThat(publisher.drain()).isEqualTo(60);

        assertThat(departmentWrites()).containsExactly(names(0, 25), names(25, 60));
        assertThat(reach.failedSince()).isEmpty();
    }

    @Test
    void aRefusedLogInLeavesEverythingWaiting() {
        load(2);
        atlas.answer("GET v2/types/typedefs", new Answer.Reply(401, "text/plain", ""));

        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> publisher.drain())
                .matches(e -> e.code() == CatalogCode.ATLAS_LOGIN);

        assertThat(catalog.waiting().count().waiting()).isEqualTo(2);
        assertThat(refused()).isEmpty();
    }

    @Test
    void aWriteThatBrokeOffIsNotRepeatedBeforeItsEndIsKnown() {
        load(2);
        atlas.answer(call -> call.writtenNames().contains("department:d00"), 1, new Answer.Silence(false));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> publisher.drain())
                .matches(e -> e.code() == CatalogCode.ATLAS_UNREACHABLE);

        assertThat(publisher.drain()).isZero();

        assertThat(departmentWrites()).hasSize(1);
        assertThat(catalog.waiting().count().waiting()).isEqualTo(2);
    }

    @Test
    void aWriteThatBrokeOffAndIsToBeFoundIsWrittenAgainAndIsThereOnce() {
        load(2);
        atlas.answer(call -> call.writtenNames().contains("department:d00"), 1, new Answer.Silence(true));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> publisher.drain());

        assertThat(publisher.drain()).isEqualTo(2);

        assertThat(departmentWrites()).hasSize(2);
        assertThat(atlas.state().names()).filteredOn(name -> name.startsWith("department:"))
                .containsExactlyElementsOf(names(0, 2));
    }

    @Test
    void whileAnotherProcessPublishesNothingIsSent() {
        load(2);

        int published = catalog.waiting().withLock(() -> CompletableFuture.supplyAsync(() -> publisher.drain()).join())
                .orElseThrow();

        assertThat(published).isZero();
        assertThat(atlas.calls()).isEmpty();
        assertThat(catalog.waiting().count().waiting()).isEqualTo(2);
    }

    private void load(int departments) {
        catalog.departments().load(IntStream.range(0, departments).mapToObj(i -> department(i, "第" + i + "局"))
                .toList());
    }

    private static Department department(int number, String name) {
        return new Department("d%02d".formatted(number), name, "Department " + number, "11990100000000019F", "990100");
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj("department:d%02d"::formatted).toList();
    }

    /** The unique names in each call that wrote departments. */
    private List<List<String>> departmentWrites() {
        return atlas.calls(WRITE).stream().map(AtlasCall::writtenNames)
                .filter(names -> names.getFirst().startsWith("department:")).toList();
    }

    private List<String> refused() {
        return store.sql("SELECT key || ' ' || refused FROM catalog.waiting WHERE refused IS NOT "
                + "NULL")
                .query(String.class).list();
    }
}
