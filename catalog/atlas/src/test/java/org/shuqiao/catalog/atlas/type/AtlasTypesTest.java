package org.shuqiao.catalog.atlas.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.atlas.model.typedef.AtlasBaseTypeDef;
import org.apache.atlas.model.typedef.AtlasEntityDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef.Cardinality;
import org.apache.atlas.model.typedef.AtlasTypesDef;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.SharingClass;

/** Our types, so that a later version can add to them and Atlas can judge what they hold. */
class AtlasTypesTest {

    private final AtlasTypesDef all = AtlasTypes.all();

    @Test
    void everyTypeIsOursAndOfOneVersion() {
        List<AtlasBaseTypeDef> types = new ArrayList<>(all.getEntityDefs());
        types.addAll(all.getRelationshipDefs());
        types.addAll(all.getClassificationDefs());
        types.addAll(all.getBusinessMetadataDefs());

        assertThat(types).extracting(AtlasBaseTypeDef::getName).doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("shuqiao_"));
        assertThat(types).extracting(AtlasBaseTypeDef::getServiceType).containsOnly("shuqiao");
        assertThat(types).extracting(AtlasBaseTypeDef::getTypeVersion).containsOnly(AtlasTypes.VERSION);
    }

    @Test
    void everyAttributeMayBeLeftOut() {
        assertThat(all.getEntityDefs()).flatExtracting(AtlasEntityDef::getAttributeDefs).allSatisfy(attribute -> {
            assertThat(attribute.getIsOptional()).isTrue();
            assertThat(attribute.getIsUnique()).isFalse();
            assertThat(attribute.getValuesMinCount()).isZero();
        });
    }

    @Test
    void listsKeepTheirOrderAndAreNotIndexed() {
        AtlasAttributeDef items = attribute(TypeNames.ENTRY_VERSION, "items");

        assertThat(items.getTypeName()).isEqualTo("array<string>");
        assertThat(items.getCardinality()).isEqualTo(Cardinality.LIST);
        assertThat(items.getIsIndexable()).isFalse();
        assertThat(items.getValuesMaxCount()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsSearchedAsItStandsIsNotIndexed() {
        assertThat(List.of(attribute(TypeNames.ENTRY, "text"), attribute(TypeNames.ENTRY, "marks")))
                .allSatisfy(attribute -> {
                    assertThat(attribute.getTypeName()).isEqualTo("string");
                    assertThat(attribute.getIsIndexable()).isFalse();
                });
        assertThat(attribute(TypeNames.ENTRY, "newest").getIsIndexable()).isTrue();
    }

    @Test
    void everyRelationIsBetweenTwoOfOurTypes() {
        List<String> entities = all.getEntityDefs().stream().map(AtlasBaseTypeDef::getName).toList();

        assertThat(all.getRelationshipDefs()).allSatisfy(relation -> {
            assertThat(entities).contains(relation.getEndDef1().getType(), relation.getEndDef2().getType());
            assertThat(relation.getEndDef1().getCardinality()).isEqualTo(Cardinality.SET);
            assertThat(relation.getEndDef2().getCardinality()).isEqualTo(Cardinality.SINGLE);
        });
    }

    @Test
    void everyGradeAndSharingClassIsAClassificationUnderItsKind() {
        assertThat(all.getClassificationDefs()).filteredOn(type -> type.getSuperTypes().contains(TypeNames.GRADE))
                .extracting(AtlasBaseTypeDef::getName).hasSize(Grade.values().length)
                .contains("shuqiao_grade_general_4", "shuqiao_grade_core");
        assertThat(all.getClassificationDefs()).filteredOn(type -> type.getSuperTypes().contains(TypeNames.SHARING))
                .extracting(AtlasBaseTypeDef::getName).hasSize(SharingClass.values().length)
                .contains("shuqiao_sharing_conditional");
    }

    @Test
    void everyDimensionOfQualityIsAScoreOnDatasetsAlone() {
        List<AtlasAttributeDef> scores = all.getBusinessMetadataDefs().getFirst().getAttributeDefs();

        assertThat(scores).filteredOn(score -> score.getTypeName().equals("double")).hasSize(Dimension.values().length);
        assertThat(scores).allSatisfy(score -> assertThat(score.getOption("applicableEntityTypes"))
                .isEqualTo("[\"shuqiao_dataset\"]"));
    }

    private AtlasAttributeDef attribute(String type, String name) {
        return all.getEntityDefs().stream().filter(each -> each.getName().equals(type))
                .flatMap(each -> each.getAttributeDefs().stream())
                .filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
    }
}
