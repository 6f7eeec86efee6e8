package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.PublishedVersion;

/** The entities that a resource entry becomes. */
class EntryEntitiesTest {

    private static final String HEAD = "entry:10101001/000001";
    private static final String NAME = "item:10101001/000001:name";

    private final Layers layers = new Layers();
    private final EntryEntities entries = new EntryEntities(layers);

    @Test
    void theEntryIsItsPublishedVersion() {
        PublishedVersion published = Population.version(2, EntryState.PUBLISHED);

        entries.add(List.of(published, Population.version(1, EntryState.SUPERSEDED)), Optional.of(CityFixture.GONGAN),
                17);

        AtlasEntity head = Made.one(layers, HEAD);
        assertThat(head.getTypeName()).isEqualTo(TypeNames.ENTRY);
        assertThat(head.getAttributes()).containsEntry("name", "人口基本信息").containsEntry("code", Population.CODE)
                .containsEntry("version", 2)
                .containsEntry("state", "published").containsEntry("digest", published.digest())
                .containsEntry("provider", "gongan")
                .containsEntry("sharing", "conditional").containsEntry("grade", "general-4")
                .containsEntry("format", "database")
                .containsEntry("update", "daily").containsEntry("dataset", "gongan_rk").containsEntry("newest", 17L);
        assertThat(Made.references(head.getRelationshipAttribute("ofDepartment"))).containsExactly("department:gongan");
    }

    @Test
    void everyVersionIsAnEntityUnderIt() {
        entries.add(List.of(Population.version(2, EntryState.PUBLISHED), Population.version(1, EntryState.SUPERSEDED)),
                Optional.empty(), 1);

        assertThat(Made.names(layers)).contains(List.of(HEAD + "@2", HEAD + "@1"));
        AtlasEntity first = Made.one(layers, HEAD + "@1");
        assertThat(first.getTypeName()).isEqualTo(TypeNames.ENTRY_VERSION);
        assertThat(first.getAttribute("state")).isEqualTo("superseded");
        assertThat(Made.references(first.getRelationshipAttribute("ofEntry"))).containsExactly(HEAD);
    }

    @Test
    void itsItemsAreMadeOfTheColumnsOfItsDataset() {
        entries.add(List.of(Population.version(1, EntryState.PUBLISHED)), Optional.empty(), 1);

        AtlasEntity item = Made.one(layers, NAME);
        assertThat(item.getAttributes()).containsEntry("name", "姓名").containsEntry("item", "name")
                .containsEntry("valueType", "text")
                .containsEntry("element", "person-name").containsEntry("grade", "general-4")
                .containsEntry("state", "present");
        assertThat(Made.references(item.getRelationshipAttribute("ofEntry"))).containsExactly(HEAD);
        assertThat(Made.one(layers, "item:10101001/000001:note").getAttributes()).doesNotContainKey("element");
        AtlasEntity making = Made.making(layers, NAME);
        assertThat(Made.references(making.getAttribute("inputs"))).containsExactly("standard:gongan_rk:name");
        assertThat(Made.references(making.getAttribute("outputs"))).containsExactly(NAME);
        assertThat(Made.one(layers, "standard:gongan_rk:name").getAttributes()).doesNotContainKey("state");
    }

    @Test
    void itIsComposedOfItsItems() {
        entries.add(List.of(Population.version(1, EntryState.PUBLISHED)), Optional.empty(), 1);

        AtlasEntity composition = Made.one(layers, layers.processes().stream()
                .filter(name -> name.startsWith("composition:")).findFirst().orElseThrow());
        assertThat(Made.references(composition.getAttribute("inputs")))
                .containsExactly(NAME, "item:10101001/000001:note");
        assertThat(Made.references(composition.getAttribute("outputs"))).containsExactly(HEAD);
    }

    @Test
    void withoutADatasetNothingIsBehindItsItems() {
        entries.add(List.of(Population.version(1, EntryState.PUBLISHED, Population.entry(Optional.empty()))),
                Optional.empty(), 1);

        assertThat(layers.processes()).singleElement().asString().startsWith("composition:");
        assertThat(Made.one(layers, HEAD).getAttribute("dataset")).isEqualTo("");
        assertThat(Made.one(layers, HEAD + "@1").getAttributes()).doesNotContainKey("dataset");
    }

    @Test
    void aWithdrawnEntryKeepsItsVersionsAndHasNoItems() {
        entries.add(List.of(Population.version(2, EntryState.WITHDRAWN), Population.version(1, EntryState.SUPERSEDED)),
                Optional.empty(), 1);

        assertThat(Made.names(layers)).containsExactly(List.of("department:gongan"), List.of(HEAD),
                List.of(HEAD + "@2", HEAD + "@1"));
        assertThat(Made.one(layers, HEAD).getAttributes()).containsEntry("state", "withdrawn")
                .containsEntry("version", 2);
    }

    @Test
    void itIsFoundByItsWordsAndThoseOfItsProvider() {
        entries.add(List.of(Population.version(1, EntryState.PUBLISHED)), Optional.of(CityFixture.GONGAN), 1);

        assertThat((String) Made.one(layers, HEAD).getAttribute("text")).contains("人口基本信息", "全市户籍人口", "姓名", "备注", "公安局",
                "public security bureau", "gongan", "abc").doesNotContain("ＡＢＣ", "Public");
    }

    @Test
    void itHasAMarkForItsStateAndForEachValueOfEachFacet() {
        entries.add(List.of(Population.version(1, EntryState.PUBLISHED)), Optional.empty(), 1);

        assertThat((String) Made.one(layers, HEAD).getAttribute("marks"))
                .contains("#state=published#", "#provider=gongan#", "#sharing=conditional#",
                "#theme=1-01#", "#format=database#", "#mode=table#", "#mode=service#", "#element=person-name#",
                        "#grade=general-4#", "#update=daily#");
    }
}
