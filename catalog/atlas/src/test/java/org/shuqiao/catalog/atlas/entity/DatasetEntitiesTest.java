package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.catalog.atlas.testkit.Population.DATASET;

import java.util.Date;
import java.util.List;
import java.util.Set;
import org.apache.atlas.model.instance.AtlasEntity;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.published.UniqueFixtures;

/** The entities that a dataset becomes. */
class DatasetEntitiesTest {

    private final Layers layers = new Layers();
    private final DatasetEntities datasets = new DatasetEntities(layers,
            new GlossaryTerms("shuqiao", Set.of("person-name")));

    @Test
    void theDatasetSaysWhatItsNewestRunLeft() {
        datasets.add(Population.facts());

        AtlasEntity dataset = Made.one(layers, "dataset:gongan_rk");
        assertThat(dataset.getTypeName()).isEqualTo(TypeNames.DATASET);
        assertThat(dataset.getAttributes()).containsEntry("name", "人口基本信息")
                .containsEntry("titleEn", "Population register")
                .containsEntry("dataset", DATASET).containsEntry("department", "gongan")
                .containsEntry("update", "daily")
                .containsEntry("pack", "yunzhou-2026.1").containsEntry("run", "run-1").containsEntry("snapshot", "456")
                .containsEntry("endedAt", Date.from(Population.ENDED_AT)).containsEntry("rowsIn", 5100L)
                .containsEntry("rowsStandard", 5000L)
                .containsEntry("rowsQuarantined", 60L).containsEntry("rowsMerged", 40L)
                .containsEntry("flaggedFields", 12L);
        assertThat(Made.references(dataset.getRelationshipAttribute("ofDepartment")))
                .containsExactly("department:gongan");
    }

    @Test
    void itsDepartmentIsThereAsAStubUnlessItIsToldInFull() {
        datasets.add(Population.facts());
        assertThat(Made.one(layers, "department:gongan").getAttribute("name")).isEqualTo("gongan");

        BaseEntities.add(CityFixture.GONGAN, layers);
        datasets.add(Population.facts());

        assertThat(Made.one(layers, "department:gongan").getAttributes()).containsEntry("name", "公安局")
                .containsEntry("creditCode", CityFixture.GONGAN.code()).containsEntry("division", "990100");
    }

    @Test
    void itsRunLeadsFromItsSourceToIt() {
        datasets.add(Population.facts());

        AtlasEntity run = Made.one(layers, "run:gongan_rk:run-1");
        assertThat(run.getTypeName()).isEqualTo(TypeNames.RUN);
        assertThat(Made.references(run.getAttribute("inputs"))).containsExactly("source-of:gongan_rk");
        assertThat(Made.references(run.getAttribute("outputs"))).containsExactly("dataset:gongan_rk");
        assertThat(Made.one(layers, "source-of:gongan_rk").getAttribute("name")).isEqualTo("人口基本信息（来源）");
    }

    @Test
    void itsColumnsKeepTheirOrderAndBelongToIt() {
        datasets.add(Population.facts());

        AtlasEntity name = Made.one(layers, "standard:gongan_rk:name");
        assertThat(name.getAttributes()).containsEntry("name", "name").containsEntry("ordinal", 1)
                .containsEntry("side", "standard")
                .containsEntry("valueType", "text").containsEntry("element", "person-name")
                .containsEntry("state", "present")
                .containsEntry("nulls", 0L).containsEntry("flagged", 3L);
        assertThat(Made.references(name.getRelationshipAttribute("ofDataset"))).containsExactly("dataset:gongan_rk");
        assertThat(Made.one(layers, "standard:gongan_rk:birth_date").getAttributes()).containsEntry("ordinal", 3)
                .containsEntry("valueType", "date");
    }

    @Test
    void aColumnCarriesTheTermOfItsElementWhereTheGlossaryHasOne() {
        datasets.add(Population.facts());

        assertThat(Made.references(Made.one(layers, "standard:gongan_rk:name").getRelationshipAttribute("meanings")))
                .containsExactly("person-name@shuqiao");
        assertThat(Made.one(layers, "standard:gongan_rk:sex").getRelationshipAttributes())
                .doesNotContainKey("meanings");
    }

    @Test
    void eachColumnIsMadeByAProcessFromThoseOfTheSource() {
        datasets.add(Population.facts());

        AtlasEntity making = Made.making(layers, "standard:gongan_rk:name");
        assertThat(making.getTypeName()).isEqualTo(TypeNames.COLUMN_LINEAGE);
        assertThat(making.getAttributes()).containsEntry("through", "name").containsEntry("name", "name");
        assertThat(Made.references(making.getAttribute("inputs"))).containsExactly("source:gongan_rk:xm");
        assertThat(Made.references(making.getAttribute("outputs"))).containsExactly("standard:gongan_rk:name");
        AtlasEntity source = Made.one(layers, "source:gongan_rk:xm");
        assertThat(source.getAttribute("side")).isEqualTo("source");
        assertThat(Made.references(source.getRelationshipAttribute("ofSource"))).containsExactly("source-of:gongan_rk");
    }

    @Test
    void aColumnOfAnotherDatasetIsAStubThatSaysNothingOfItsPlace() {
        UniqueFixtures town = new UniqueFixtures();

        datasets.add(town.derivedFacts("run-1", "number", "name"));

        AtlasEntity upstream = Made.one(layers, "standard:" + town.register() + ":number");
        assertThat(upstream.getAttributes()).containsOnlyKeys("qualifiedName", "name", "dataset", "side")
                .containsEntry("dataset", town.register());
        assertThat(Made.references(Made.making(layers, "standard:" + town.derived() + ":whole").getAttribute("inputs")))
                .containsExactly("standard:" + town.register() + ":number", "standard:" + town.register() + ":name");
    }

    @Test
    void aPlainCopyHasANameThatReadsBackAsNone() {
        UniqueFixtures town = new UniqueFixtures();

        datasets.add(town.derivedFacts("run-1", "number", "name"));

        AtlasEntity copy = Made.making(layers, "standard:" + town.derived() + ":copy");
        assertThat(copy.getAttribute("through")).isEqualTo("");
        assertThat((String) copy.getAttribute("name")).isNotBlank()
                .satisfies(name -> assertThat(LineageProcess.of(name)).isEmpty());
        assertThat(LineageProcess.of("concat")).isEqualTo("concat");
    }

    @Test
    void whatIsOnlyKnownStaysAsItIsWhereTheDatasetIsOnItsWay() {
        DatasetFacts facts = Population.facts();

        datasets.add(facts);
        datasets.known(LineageNode.standard(DATASET, "name"));
        datasets.known(LineageNode.standard("minzheng_db", "name"));

        assertThat(Made.one(layers, "standard:gongan_rk:name").getAttribute("state")).isEqualTo("present");
        assertThat(Made.one(layers, "standard:minzheng_db:name").getAttributes()).doesNotContainKey("state");
    }

    @Test
    void aColumnThatItHasNoLongerIsKeptAndMarked() {
        datasets.gone(Recorded.entity("column-sex"));

        assertThat(Made.one(layers, "standard:gongan_rk:sex").getAttributes())
                .containsOnlyKeys("qualifiedName", "name", "state").containsEntry("name", "sex")
                .containsEntry("state", "gone");
        assertThat(Made.names(layers)).isEqualTo(List.of(List.of("standard:gongan_rk:sex")));
    }
}
