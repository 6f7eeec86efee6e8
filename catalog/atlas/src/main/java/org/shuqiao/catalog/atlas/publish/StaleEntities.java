package org.shuqiao.catalog.atlas.publish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasEntity.AtlasEntityWithExtInfo;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.EntityBuilder;
import org.shuqiao.catalog.atlas.entity.Related;

/**
 * Finds parts and lineage processes in Atlas that the current state no longer has. Parts are kept and marked; processes
 * are deleted, because Atlas never drops an input of a process.
 */
final class StaleEntities {

    /** Atlas' name for the processes that an entity comes out of. */
    private static final String COMES_FROM = "outputFromProcesses";

    private final AtlasConnection atlas;
    private final Set<String> candidates = new LinkedHashSet<>();

    StaleEntities(AtlasConnection atlas) {
        this.atlas = atlas;
    }

    /**
     * Looks at a whole as Atlas has it.
     *
     * @param relation the whole's attribute that lists its parts
     * @param wanted the unique names of the parts that it has now
     * @param andItself whether the processes that lead to the whole itself are looked at too
     * @return the parts that it has no longer
     */
    List<AtlasEntity> parts(String type, String qualifiedName, String relation, Set<String> wanted, boolean andItself) {
        Optional<AtlasEntityWithExtInfo> whole = atlas.find(client ->
                client.getEntityByAttribute(type, Map.of("qualifiedName", qualifiedName), true, false));
        if (whole.isEmpty()) {
            return List.of();
        }
        if (andItself) {
            candidates.addAll(Related.active(whole.get().getEntity(), COMES_FROM));
        }
        List<AtlasEntity> gone = new ArrayList<>();
        for (AtlasEntity part : entities(Related.active(whole.get().getEntity(), relation), false)) {
            candidates.addAll(Related.active(part, COMES_FROM));
            if (!wanted.contains(EntityBuilder.nameOf(part))) {
                gone.add(part);
            }
        }
        return gone;
    }

    /** Takes away the processes that were found and are not among these. */
    void takeAway(Set<String> processes) {
        List<String> gone = new ArrayList<>();
        for (AtlasEntity process : entities(List.copyOf(candidates), true)) {
            if (!processes.contains(EntityBuilder.nameOf(process))) {
                gone.add(process.getGuid());
            }
        }
        if (!gone.isEmpty()) {
            atlas.call(client -> client.deleteEntitiesByGuids(gone));
        }
    }

    private List<AtlasEntity> entities(List<String> guids, boolean ignoreRelations) {
        List<AtlasEntity> all = new ArrayList<>();
        for (List<String> page : BulkWriter.batches(guids)) {
            all.addAll(atlas.call(client -> client.getEntitiesByGuids(page, true, ignoreRelations)).getEntities());
        }
        return all;
    }
}
