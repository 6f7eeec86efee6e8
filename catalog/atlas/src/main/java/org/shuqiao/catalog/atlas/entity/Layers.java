package org.shuqiao.catalog.atlas.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.atlas.model.instance.AtlasEntity;

/**
 * Entities in the order in which they can be made: what one refers to is in a layer before its own. An entity that is
 * added again amends the first.
 */
public final class Layers {

    /** What refers to nothing comes first. */
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

    void add(Layer layer, EntityDraft draft) {
        AtlasEntity entity = draft.done();
        layers.get(layer).put(EntityDraft.nameOf(entity), entity);
    }

    /** Adds an entity that only has to be there; one that was added with more stays as it is. */
    void stub(Layer layer, EntityDraft draft) {
        AtlasEntity entity = draft.done();
        layers.get(layer).putIfAbsent(EntityDraft.nameOf(entity), entity);
    }

    /** @return the unique names of the processes */
    public Set<String> processes() {
        return Set.copyOf(layers.get(Layer.PROCESSES).keySet());
    }

    /** @return the layers that hold something, in order */
    public List<List<AtlasEntity>> inOrder() {
        List<List<AtlasEntity>> all = new ArrayList<>();
        layers.values().stream().filter(layer -> !layer.isEmpty()).forEach(layer -> all.add(List.copyOf(layer.values())));
        return all;
    }
}
