package org.shuqiao.catalog.atlas.entity;

import java.util.List;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasObjectId;

/** Entities by their unique name. */
final class Made {

    private Made() { }

    static AtlasEntity one(Layers layers, String qualifiedName) {
        return layers.inOrder().stream().flatMap(List::stream)
                .filter(entity -> EntityBuilder.nameOf(entity).equals(qualifiedName))
                .findFirst().orElseThrow(() -> new AssertionError("not made: " + qualifiedName + " among "
                        + names(layers)));
    }

    /** @return the one process that makes what has this unique name */
    static AtlasEntity making(Layers layers, String qualifiedName) {
        return one(layers, names(layers).stream().flatMap(List::stream)
                .filter(name -> name.startsWith("making:" + qualifiedName + "#")).findFirst()
                .orElse("making:" + qualifiedName));
    }

    static List<List<String>> names(Layers layers) {
        return layers.inOrder().stream().map(layer -> layer.stream().map(EntityBuilder::nameOf).toList()).toList();
    }

    /** @return the unique names that an attribute or relation refers to */
    static List<String> references(Object value) {
        List<?> all = value instanceof List<?> list ? list : List.of(value);
        return all.stream().map(each -> (String) ((AtlasObjectId) each).getUniqueAttributes().get("qualifiedName"))
                .toList();
    }
}
