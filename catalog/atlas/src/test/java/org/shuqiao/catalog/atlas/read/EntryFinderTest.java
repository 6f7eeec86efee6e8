package org.shuqiao.catalog.atlas.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.published.FoundEntries;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.SearchQuery;

/** A search as an Atlas is asked for it, and a page of what it found. */
class EntryFinderTest {

    private static final String SEARCH = "POST v2/search/basic";

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final EntryFinder finder = new EntryFinder(connection);

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void aPageHoldsItsPartOfWhatWasFoundAndTheCountOfAll() {
        atlas.answer(SEARCH, Recorded.answer("found-entries"));

        assertThat(finder.search(SearchQuery.of("人口").page(1, 2)))
                .isEqualTo(new FoundEntries(3, List.of("10101002/000001", "10101001/000001")));
        assertThat(finder.search(SearchQuery.of("人口").page(3, 2))).isEqualTo(new FoundEntries(3, List.of()));
    }

    @Test
    void nothingFoundIsAnEmptyPage() {
        atlas.answer(SEARCH, Recorded.answer("found-nothing"));

        assertThat(finder.search(SearchQuery.of("人口"))).isEqualTo(new FoundEntries(0, List.of()));
    }

    @Test
    void publishedEntriesAreAskedForNewestFirst() {
        JsonNode asked = asked(SearchQuery.of(""));

        assertThat(asked.path("typeName").asText()).isEqualTo("shuqiao_entry");
        assertThat(asked.path("excludeDeletedEntities").asBoolean()).isTrue();
        assertThat(asked.path("sortBy").asText()).isEqualTo("newest");
        assertThat(asked.path("sortOrder").asText()).isEqualTo("DESCENDING");
        assertThat(asked.path("limit").asInt()).isEqualTo(SearchQuery.LAST_HIT);
        assertThat(criteria(asked)).containsExactly("marks contains #state=published#");
    }

    @Test
    void everyWordMustBeThereAsItIsCompared() {
        assertThat(criteria(asked(SearchQuery.of("人口　ＡＢＣ Statistics"))))
                .containsExactly("marks contains #state=published#", "text contains 人口", "text contains abc",
                        "text contains statistics");
    }

    @Test
    void ofAFacetAnyValueWillDo() {
        JsonNode asked = asked(SearchQuery.of("").with(Facet.PROVIDER, "gongan").with(Facet.PROVIDER, "minzheng"));

        JsonNode facet = asked.at("/entityFilters/criterion/1");
        assertThat(facet.path("condition").asText()).isEqualTo("OR");
        assertThat(facet.path("criterion").valueStream().map(each -> each.path("attributeValue").asText()))
                .containsExactlyInAnyOrder("#provider=gongan#", "#provider=minzheng#");
    }

    private JsonNode asked(SearchQuery query) {
        atlas.answer(SEARCH, Recorded.answer("found-nothing"));
        finder.search(query);
        JsonNode asked = atlas.calls(SEARCH).getLast().body();
        assertThat(asked.at("/entityFilters/condition").asText()).isEqualTo("AND");
        return asked;
    }

    /** The first alternative of each criterion; the second only keeps it from the index. */
    private static List<String> criteria(JsonNode asked) {
        return asked.at("/entityFilters/criterion").valueStream().map(any -> any.at("/criterion/0"))
                .map(first -> first.path("attributeName").asText() + " " + first.path("operator").asText() + " "
                        + first.path("attributeValue").asText())
                .toList();
    }
}
