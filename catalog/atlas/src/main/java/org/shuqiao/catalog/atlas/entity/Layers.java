package org.shuqiao.catalog.atlas.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.atlas.model.instance.AtlasEntity;

/**
 * Atlas entities in order of creation, each layer referring only to the layers before it. An entity that is
 * added again amends the first.
 */
public final class Layers {

    /** Layers in order of creation, starting with entities that refer to no other. */
    enum Layer {
        PLACES, TABLES, COLUMNS, ENTRIES, ITEMS, PROCESSES
    }

    private final Map<Layer, Map<String, AtlasEntity>> layers = new LinkedHashMap<>();

    /** Nothing yet. */
    public Layers() {
        for (Layer layer : Layer.values()) {
            layers.put(layer, new LinkedHashMap<>());
        }
    }

    void add(Layer layer, EntityBuilder draft) {
        AtlasEntity entity = draft.done();
        layers.get(layer).put(EntityBuilder.nameOf(entity), entity);
    }

    /** Adds an entity that only has to be there; one that was added with more stays as it is. */
    void stub(Layer layer, EntityBuilder draft) {
        AtlasEntity entity = draft.done();
        layers.get(layer).putIfAbsent(EntityBuilder.nameOf(entity), entity);
    }

    /** @return the unique names of the processes */
    public Set<String> processes() {
        return Set.copyOf(layers.get(Layer.PROCESSES).keySet());
    }

    /** @return the layers that hold something, in order */
    public List<List<AtlasEntity>> inOrder() {
        List<List<AtlasEntity>> all = new ArrayList<>();
        layers.values().stream().filter(layer -> !layer.isEmpty())
                .forEach(layer -> all.add(List.copyOf(layer.values())));
        return all;
    }
}
