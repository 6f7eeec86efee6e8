package org.shuqiao.catalog.atlas.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasEntity.AtlasEntitiesWithExtInfo;
import org.apache.atlas.model.instance.AtlasEntityHeader;
import org.apache.atlas.model.instance.AtlasEntityHeaders;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.EntityBuilder;
import org.shuqiao.catalog.error.CatalogCode;

/** Writes entities and classifications to Atlas in bulk and keeps the assigned GUIDs. */
final class BulkWriter {

    /** Entities in one call. */
    static final int SIZE = 100;

    private final AtlasConnection atlas;
    private final InDoubtCall unfinished;
    private final Map<String, String> guids = new HashMap<>();

    /** @param unfinished is told of a call that breaks off */
    BulkWriter(AtlasConnection atlas, InDoubtCall unfinished) {
        this.atlas = atlas;
        this.unfinished = unfinished;
    }

    /** Makes or amends the entities; none of them refers to another of them. */
    void write(List<AtlasEntity> entities) {
        for (List<AtlasEntity> batch : batches(entities)) {
            Map<String, String> numbered = create(batch);
            for (AtlasEntity entity : batch) {
                guids.put(EntityBuilder.nameOf(entity), numbered.get(entity.getGuid()));
            }
        }
    }

    private Map<String, String> create(List<AtlasEntity> batch) {
        try {
            return atlas.call(client -> client.createEntities(new AtlasEntitiesWithExtInfo(batch)))
                    .getGuidAssignments();
        } catch (CodedException e) {
            if (e.code() == CatalogCode.ATLAS_UNREACHABLE) {
                unfinished.brokeOff(batch);
            }
            throw e;
        }
    }

    /** Gives entities exactly these classifications of their own; inherited ones stay. */
    void classify(List<AtlasEntityHeader> headers) {
        for (List<AtlasEntityHeader> batch : batches(headers)) {
            Map<String, AtlasEntityHeader> byGuid = new HashMap<>();
            batch.forEach(header -> byGuid.put(header.getGuid(), header));
            atlas.call(client -> client.setClassifications(new AtlasEntityHeaders(byGuid)));
        }
    }

    /** @return Atlas' number of an entity that was written here */
    String guid(String qualifiedName) {
        String guid = guids.get(qualifiedName);
        if (guid == null) {
            throw new IllegalStateException("not written: " + qualifiedName);
        }
        return guid;
    }

    /** @return the same in pieces that fit into one call */
    static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            batches.add(all.subList(from, Math.min(from + SIZE, all.size())));
        }
        return batches;
    }
}
