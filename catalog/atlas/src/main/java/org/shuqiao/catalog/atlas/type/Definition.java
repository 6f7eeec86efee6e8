package org.shuqiao.catalog.atlas.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.atlas.model.typedef.AtlasClassificationDef;
import org.apache.atlas.model.typedef.AtlasEntityDef;
import org.apache.atlas.model.typedef.AtlasRelationshipDef;
import org.apache.atlas.model.typedef.AtlasRelationshipDef.PropagateTags;
import org.apache.atlas.model.typedef.AtlasRelationshipDef.RelationshipCategory;
import org.apache.atlas.model.typedef.AtlasRelationshipEndDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef.Cardinality;

/** Builds Atlas type definitions with optional attributes only. */
final class Definition {

    private Definition() { }

    /**
     * @param attributes each a name and, after a colon, a type where it is not {@code string}; {@code []} is a list of
     *     strings, {@code !} a string that is only compared in memory
     */
    static AtlasEntityDef entity(String name, String above, String description, String version, String... attributes) {
        return new AtlasEntityDef(name, description, version, AtlasTypes.SERVICE, attributes(attributes),
                Set.of(above));
    }

    static AtlasClassificationDef classification(String name, String description, String version, Set<String> above) {
        AtlasClassificationDef definition = new AtlasClassificationDef(name, description, version, List.of(), above);
        definition.setServiceType(AtlasTypes.SERVICE);
        return definition;
    }

    /** One whole with many parts; the whole knows them as {@code parts}, each part knows it as {@code whole}. */
    static AtlasRelationshipDef oneToMany(String name, String wholeType, String parts, String partType, String whole,
            String version) {
        return new AtlasRelationshipDef(name, "", version, AtlasTypes.SERVICE, RelationshipCategory.AGGREGATION,
                PropagateTags.NONE, new AtlasRelationshipEndDef(wholeType, parts, Cardinality.SET, true),
                new AtlasRelationshipEndDef(partType, whole, Cardinality.SINGLE, false));
    }

    static List<AtlasAttributeDef> attributes(String... attributes) {
        List<AtlasAttributeDef> definitions = new ArrayList<>();
        for (String attribute : attributes) {
            String[] parts = attribute.split(":", 2);
            definitions.add(attribute(parts[0], parts.length == 1 ? "string" : parts[1]));
        }
        return definitions;
    }

    static AtlasAttributeDef attribute(String name, String type) {
        boolean list = type.equals("[]");
        boolean compared = type.equals("!");
        AtlasAttributeDef definition = new AtlasAttributeDef(name, list ? "array<string>" : compared ? "string" : type,
                true, list ? Cardinality.LIST : Cardinality.SINGLE);
        definition.setIsUnique(false);
        definition.setIsIndexable(!list && !compared);
        definition.setValuesMinCount(0);
        definition.setValuesMaxCount(list ? Integer.MAX_VALUE : 1);
        return definition;
    }
}
