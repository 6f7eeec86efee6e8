package org.shuqiao.catalog.atlas.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.GlossaryTerms;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.exchange.GrantFacts;
import org.shuqiao.catalog.atlas.testkit.AtlasCall;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.published.UniqueFixtures;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.catalog.waiting.QueuedChange;

/**
 * One batch on its way: every entity once, layer by layer, then what became of its parts, its grades and its scores.
 */
class BatchPublisherTest {

    private static final String WRITE = "POST v2/entity/bulk";
    private static final String CLASSIFY = "POST v2/entity/bulk/setClassifications";
    private static final String READ = "GET v2/entity/bulk";
    private static final String TAKE_AWAY = "DELETE v2/entity/bulk";
    private static final String LOOK_UP_DATASET = "GET v2/entity/uniqueAttribute/type/shuqiao_dataset";

    @TempDir
    private static Path folder;

    private static Catalog catalog;

    private final UniqueFixtures town = new UniqueFixtures();
    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();

    @BeforeAll
    static void openCatalogue() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), UniqueFixtures.CLOCK,
                UniqueFixtures.ZONE);
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(Population.facts());
    }

    @AfterAll
    static void closeCatalogue() {
        catalog.close();
    }

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void aBatchIsWrittenLayerByLayerSoThatEveryReferenceIsThereBefore() {
        Announcement announced = published();

        send(all(announced));

        assertThat(atlas.calls(WRITE)).extracting(call -> call.body().path("entities").valueStream()
                .map(entity -> entity.path("typeName").asText())
                .distinct().sorted().toList()).containsExactly(List.of("shuqiao_department"),
                List.of("shuqiao_dataset", "shuqiao_entry", "shuqiao_source"), List.of("shuqiao_column"),
                        List.of("shuqiao_entry_version"),
                List.of("shuqiao_item"), List.of("shuqiao_column_lineage", "shuqiao_composition", "shuqiao_run"));
        assertThat(atlas.state().names()).doesNotHaveDuplicates().contains("entry:" + announced.code(),
                "entry:" + announced.code() + "@1");
    }

    @Test
    void anEntryGradesItselfItsItemsAndTheColumnsThatItShares() {
        Announcement announced = published();

        send(all(announced));

        assertThat(classifications("entry:" + announced.code())).containsExactlyInAnyOrder("shuqiao_grade_general_4",
                "shuqiao_sharing_conditional");
        assertThat(classifications("item:" + announced.code() + ":number"))
                .containsExactly("shuqiao_grade_general_4");
        assertThat(classifications("standard:" + town.register() + ":number"))
                .containsExactly("shuqiao_grade_general_4");
        assertThat(header("standard:" + town.register() + ":number").at("/classifications/0/propagate").asBoolean())
                .isTrue();
    }

    @Test
    void aWithdrawnEntryTakesItsGradesWithIt() {
        Announcement announced = published();
        catalog.entries().withdraw(catalog.entries().published(announced.code()).orElseThrow().reference(), "数据停止更新",
                CityFixture.LI);

        send(all(announced));

        assertThat(classifications("entry:" + announced.code())).isEmpty();
        assertThat(classifications("standard:" + town.register() + ":number")).isEmpty();
    }

    @Test
    void aDatasetCarriesItsScoresAndTheRunThatMeasuredThem() {
        send(List.of(waiting(ChangeKind.DATASET, Population.DATASET)));

        JsonNode scores = atlas.calls().stream().filter(call -> call.name().endsWith("/businessmetadata")).findFirst()
                .orElseThrow().body();
        assertThat(scores.at("/shuqiao_quality/completeness").asDouble()).isEqualTo(0.998);
        assertThat(scores.at("/shuqiao_quality/run").asText()).isEqualTo("run-1");
    }

    @Test
    void aColumnThatTheDatasetHasNoLongerIsMarkedAndWhatMadeItIsTakenAway() {
        atlas.answer(LOOK_UP_DATASET, Recorded.answer("dataset-gongan_rk"));
        atlas.answer(reading("c-sex"), 1, Recorded.answer("columns-gongan_rk"));
        atlas.answer(reading("m-gender"), 1, Recorded.answer("making-gender"));

        send(List.of(waiting(ChangeKind.DATASET, Population.DATASET)));

        assertThat(written("standard:gongan_rk:gender").at("/attributes/state").asText()).isEqualTo("gone");
        assertThat(written("standard:gongan_rk:name").at("/attributes/state").asText()).isEqualTo("present");
        assertThat(classifications("standard:gongan_rk:gender")).isEmpty();
        assertThat(atlas.calls(TAKE_AWAY)).singleElement().satisfies(call -> assertThat(call.query().get("guid"))
                .containsExactly("m-gender"));
    }

    @Test
    void whatIsWrittenTwiceIsThereOnce() {
        Announcement announced = published();
        send(all(announced));
        List<String> before = atlas.state().names();

        send(all(announced));

        assertThat(atlas.state().names()).containsExactlyElementsOf(before);
        assertThat(atlas.calls(TAKE_AWAY)).isEmpty();
    }

    @Test
    void aGrantIsReadFromWhereItStandsNow() {
        Instant now = UniqueFixtures.CLOCK.instant();
        ExchangeFacts exchange = new ExchangeFacts(number -> Optional.empty(), number -> Optional.of(
                new GrantFacts(number, "R-1", "minzheng", "gongan", Population.CODE, 1, "sha256:0", "revoked", now, now,
                        now.plusSeconds(60))));

        send(List.of(waiting(ChangeKind.GRANT, "G-1"), waiting(ChangeKind.REQUEST, "R-gone")), exchange);

        assertThat(written("grant:G-1").at("/attributes/state").asText()).isEqualTo("revoked");
        assertThat(atlas.state().names()).containsExactly("entry:" + Population.CODE, "grant:G-1");
    }

    @Test
    void whatIsThereNoLongerIsLeftOut() {
        send(List.of(waiting(ChangeKind.DEPARTMENT, "none"), waiting(ChangeKind.DATASET, "none"),
                waiting(ChangeKind.ENTRY, "none")));

        assertThat(atlas.calls()).isEmpty();
    }

    private static Predicate<AtlasCall> reading(String guid) {
        return call -> call.name().equals(READ) && call.query().get("guid").contains(guid);
    }

    /** An entry over a dataset of this test's own. */
    private Announcement published() {
        catalog.datasets().record(town.registerFacts("run-1", "number", "name"));
        return CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number", "name"),
                CityFixture.LI);
    }

    private List<QueuedChange> all(Announcement announced) {
        return List.of(waiting(ChangeKind.DEPARTMENT, "gongan"), waiting(ChangeKind.DATASET, town.register()),
                waiting(ChangeKind.ENTRY, announced.code()));
    }

    private static QueuedChange waiting(ChangeKind subject, String key) {
        return new QueuedChange(subject, key, 1, UniqueFixtures.CLOCK.instant());
    }

    private void send(List<QueuedChange> batch) {
        send(batch, ExchangeFacts.NONE);
    }

    private void send(List<QueuedChange> batch, ExchangeFacts exchange) {
        new BatchPublisher(catalog, exchange, connection, new InDoubtCall(System::nanoTime), GlossaryTerms.NONE)
                .send(batch);
    }

    private JsonNode written(String qualifiedName) {
        return atlas.calls(WRITE).stream().map(call -> call.written(qualifiedName))
                .filter(entity -> !entity.isMissingNode()).findFirst().orElseThrow();
    }

    private JsonNode header(String qualifiedName) {
        return atlas.calls(CLASSIFY).stream().map(AtlasCall::body)
                .flatMap(body -> body.path("guidHeaderMap").valueStream())
                .filter(header -> header.at("/attributes/qualifiedName").asText().equals(qualifiedName)).findFirst()
                .orElseThrow();
    }

    private List<String> classifications(String qualifiedName) {
        return header(qualifiedName).path("classifications").valueStream().map(each -> each.path("typeName").asText())
                .toList();
    }
}
