package org.shuqiao.catalog.atlas.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.lineage.LineageEdge;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.EntryState;

/** Lineage as an Atlas tells it: columns and items as nodes, the processes between them as edges. */
class LineageReaderTest {

    private static final String OF_ENTRY = "GET v2/lineage/uniqueAttribute/type/shuqiao_entry";
    private static final String OF_COLUMN = "GET v2/lineage/uniqueAttribute/type/shuqiao_column";
    private static final LineageNode ITEM = LineageNode.item(Population.CODE, "name", "姓名");
    private static final LineageNode COLUMN = LineageNode.standard("gongan_rk", "name");
    private static final LineageNode SOURCE = LineageNode.source("gongan_rk", "xm");

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final LineageReader lineages = new LineageReader(connection);

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void behindAnEntryStandsWhatItsItemsAreMadeOfDownToTheSource() {
        atlas.answer(OF_ENTRY, Recorded.answer("lineage-behind"));

        LineageGraph graph = lineages.behind(Population.version(1, EntryState.PUBLISHED).published()).orElseThrow();

        assertThat(graph.edges()).containsExactlyInAnyOrder(new LineageEdge(COLUMN.id(), ITEM.id(), ""),
                new LineageEdge(SOURCE.id(), COLUMN.id(), "person-name"));
        assertThat(graph.nodes()).containsExactlyInAnyOrder(SOURCE, COLUMN, ITEM,
                LineageNode.item(Population.CODE, "note", "备注"));
        assertThat(atlas.calls(OF_ENTRY)).singleElement().satisfies(call -> {
            assertThat(call.parameter("attr:qualifiedName")).isEqualTo("entry:10101001/000001");
            assertThat(call.parameter("direction")).isEqualTo("INPUT");
        });
    }

    @Test
    void anEntryThatAtlasDoesNotHaveHasNone() {
        assertThat(lineages.behind(Population.version(1, EntryState.PUBLISHED).published())).isEmpty();
    }

    @Test
    void aColumnOfWhichNothingIsMadeStandsAlone() {
        atlas.answer(OF_COLUMN, Recorded.answer("lineage-of-nothing"));

        LineageGraph graph = lineages.after(SOURCE);

        assertThat(graph.nodes()).containsExactly(SOURCE);
        assertThat(graph.edges()).isEmpty();
        assertThat(atlas.calls(OF_COLUMN).getFirst().parameter("direction")).isEqualTo("OUTPUT");
    }

    @Test
    void soDoesAColumnThatAtlasDoesNotHave() {
        assertThat(lineages.after(SOURCE).nodes()).containsExactly(SOURCE);
    }
}
