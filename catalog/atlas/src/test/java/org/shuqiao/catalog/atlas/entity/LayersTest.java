package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.atlas.entity.Layers.Layer;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.publish.EntryState;

/** Entities come in the order in which they can be made. */
class LayersTest {

    private final Layers layers = new Layers();

    @Test
    void whatOthersReferToComesFirstHoweverItWasAdded() {
        new EntryEntities(layers).add(List.of(Population.version(1, EntryState.PUBLISHED)),
                Optional.of(CityFixture.GONGAN), 1);
        new DatasetEntities(layers, GlossaryTerms.NONE).add(Population.facts());
        BaseEntities.add(CityFixture.MINZHENG, layers);

        assertThat(layers.inOrder()).extracting(layer -> layer.stream().map(entity -> entity.getTypeName()).distinct()
                .sorted().toList())
                .containsExactly(List.of(TypeNames.DEPARTMENT),
                        List.of(TypeNames.DATASET, TypeNames.ENTRY, TypeNames.SOURCE),
                        List.of(TypeNames.COLUMN), List.of(TypeNames.ENTRY_VERSION), List.of(TypeNames.ITEM),
                        List.of(TypeNames.COLUMN_LINEAGE, TypeNames.COMPOSITION, TypeNames.RUN));
    }

    @Test
    void layersThatHoldNothingAreLeftOut() {
        layers.add(Layer.ITEMS, item("a", "甲"));

        assertThat(layers.inOrder()).hasSize(1);
        assertThat(new Layers().inOrder()).isEmpty();
    }

    @Test
    void anEntityThatIsAddedAgainAmendsTheFirst() {
        layers.add(Layer.ITEMS, item("a", "甲"));
        layers.add(Layer.ITEMS, item("a", "乙"));

        assertThat(Made.names(layers)).containsExactly(List.of("a"));
        assertThat(Made.one(layers, "a").getAttribute("name")).isEqualTo("乙");
    }

    @Test
    void aStubTakesNothingFromWhatWasAddedAndGivesWayToWhatIsAddedLater() {
        layers.add(Layer.ITEMS, item("a", "甲"));
        layers.stub(Layer.ITEMS, item("a", "stub"));
        layers.stub(Layer.ITEMS, item("b", "stub"));
        layers.add(Layer.ITEMS, item("b", "乙"));

        assertThat(Made.one(layers, "a").getAttribute("name")).isEqualTo("甲");
        assertThat(Made.one(layers, "b").getAttribute("name")).isEqualTo("乙");
    }

    @Test
    void theProcessesAreKnownByTheirUniqueNames() {
        layers.add(Layer.ITEMS, item("a", "甲"));
        layers.add(Layer.PROCESSES, EntityBuilder.of(TypeNames.COMPOSITION, "composition:1", "组成"));

        assertThat(layers.processes()).containsExactly("composition:1");
    }

    private static EntityBuilder item(String qualifiedName, String name) {
        return EntityBuilder.of(TypeNames.ITEM, qualifiedName, name);
    }
}
