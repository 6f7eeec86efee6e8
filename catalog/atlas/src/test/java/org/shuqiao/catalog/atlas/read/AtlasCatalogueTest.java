package org.shuqiao.catalog.atlas.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.publish.AtlasPublisher;
import org.shuqiao.catalog.atlas.testkit.Answer;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.atlas.testkit.TestClock;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.UniqueFixtures;
import org.shuqiao.catalog.search.SearchQuery;

/** Catalogue pages show what Atlas holds, and say so where it cannot be reached. */
class AtlasCatalogueTest {

    private static final String LOOK_UP = "GET v2/entity/uniqueAttribute/type/shuqiao_entry";
    private static final String READ = "GET v2/entity/bulk";

    @TempDir
    private static Path folder;

    private static Catalog catalog;

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final TestClock clock = new TestClock();
    private final AtlasCircuitBreaker reach = new AtlasCircuitBreaker(clock);
    private final AtlasCatalogue published =
            new AtlasCatalogue(connection, new AtlasPublisher(catalog, ExchangeFacts.NONE, connection, reach), reach);

    @BeforeAll
    static void openCatalogue() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), UniqueFixtures.CLOCK,
                UniqueFixtures.ZONE);
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
    void anEntryReadsAsItWasPublished() {
        atlas.answer(LOOK_UP, Recorded.answer("entry-10101001"));
        atlas.answer(READ, Recorded.answer("versions-10101001"));

        assertThat(published.entry(Population.CODE)).contains(Population.version(2, EntryState.PUBLISHED).published());
    }

    @Test
    void itsHistoryIsNewestFirst() {
        atlas.answer(LOOK_UP, Recorded.answer("entry-10101001"));
        atlas.answer(READ, Recorded.answer("versions-10101001"));

        assertThat(published.history(Population.CODE))
                .containsExactly(Population.version(2, EntryState.PUBLISHED),
                        Population.version(1, EntryState.SUPERSEDED));
        assertThat(atlas.calls(LOOK_UP).getFirst().parameter("attr:qualifiedName")).isEqualTo("entry:10101001/000001");
        assertThat(atlas.calls(READ).getFirst().query().get("guid")).containsExactly("v-1", "v-2");
    }

    @Test
    void whatAtlasDoesNotHaveIsNotThere() {
        assertThat(published.entry(Population.CODE)).isEmpty();
        assertThat(published.history(Population.CODE)).isEmpty();
        assertThat(published.lineage(Population.CODE)).isEmpty();
        assertThat(published.dataset(Population.DATASET)).isEmpty();
    }

    @Test
    void aVersionThatSomebodyElseChangedIsToldSoAndTheServerStaysInUse() {
        JsonNode versions = Recorded.json("versions-10101001");
        ((ObjectNode) versions.at("/entities/1/attributes")).put("summary", "另一种摘要");
        atlas.answer(LOOK_UP, Recorded.answer("entry-10101001"));
        atlas.answer(READ, Answer.json(versions.toString()));

        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> published.entry(Population.CODE))
                .matches(e -> e.code() == CatalogCode.ATLAS_ALTERED)
                .satisfies(e -> assertThat(e.getMessage()).contains("version 2 of entry 10101001/000001")
                        .doesNotContain("摘要"));

        assertThat(reach.failure()).isEmpty();
    }

    @Test
    void whileAtlasIsAwayPagesAreToldSoAtOnceAndLookAgainAfterAPause() {
        atlas.answer("POST v2/search/basic", new Answer.Reply(502, "text/html", "<html>Bad gateway</html>"));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> published.search(SearchQuery.of("人口")));
        atlas.mend();
        atlas.forgetCalls();

        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> published.entry(Population.CODE))
                .matches(e -> e.code() == CatalogCode.ATLAS_FAILED);
        assertThat(atlas.calls()).isEmpty();
        clock.pass(Duration.ofSeconds(15));

        assertThat(published.entry(Population.CODE)).isEmpty();
        assertThat(atlas.calls()).hasSize(1);
    }

    @Test
    void catchingUpAsksAllTheSameAndBringsTheReadersBack() {
        atlas.answerOnce(LOOK_UP, new Answer.Reply(500, "text/plain", ""));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> published.entry(Population.CODE));

        published.catchUp();

        assertThat(published.entry(Population.CODE)).isEmpty();
    }
}
