package org.shuqiao.catalog.atlas.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.atlas.model.instance.AtlasEntity;

/** Reads the active relationships of an Atlas entity. */
public final class Related {

    private Related() { }

    /** @return Atlas' numbers of the entities under a relation that were not taken away, each once */
    public static List<String> active(AtlasEntity entity, String relation) {
        Set<String> guids = new LinkedHashSet<>();
        if (entity.getRelationshipAttribute(relation) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> part && "ACTIVE".equals(part.get("entityStatus"))
                        && "ACTIVE".equals(part.get("relationshipStatus"))) {
                    guids.add((String) part.get("guid"));
                }
            }
        }
        return List.copyOf(guids);
    }
}
