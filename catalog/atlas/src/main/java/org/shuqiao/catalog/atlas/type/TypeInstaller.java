package org.shuqiao.catalog.atlas.type;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.atlas.model.SearchFilter;
import org.apache.atlas.model.typedef.AtlasBaseTypeDef;
import org.apache.atlas.model.typedef.AtlasTypesDef;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the platform's types into Atlas by adding missing ones and upgrading older ones. Types of a newer platform
 * stay.
 */
public final class TypeInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(TypeInstaller.class);

    private final AtlasConnection atlas;

    public TypeInstaller(AtlasConnection atlas) {
        this.atlas = atlas;
    }

    /** Repeating it changes nothing. */
    public void install(AtlasTypesDef wanted) {
        AtlasTypesDef there = atlas.call(client -> client.getAllTypeDefs(ours()));
        AtlasTypesDef missing = new AtlasTypesDef();
        AtlasTypesDef older = new AtlasTypesDef();
        sort(wanted.getClassificationDefs(), there.getClassificationDefs(), missing.getClassificationDefs(),
                older.getClassificationDefs());
        sort(wanted.getEntityDefs(), there.getEntityDefs(), missing.getEntityDefs(), older.getEntityDefs());
        sort(wanted.getRelationshipDefs(), there.getRelationshipDefs(), missing.getRelationshipDefs(),
                older.getRelationshipDefs());
        sort(wanted.getBusinessMetadataDefs(), there.getBusinessMetadataDefs(), missing.getBusinessMetadataDefs(),
                older.getBusinessMetadataDefs());
        if (!missing.isEmpty()) {
            atlas.call(client -> client.createAtlasTypeDefs(missing));
            LOG.info("types made in Atlas, version {}", AtlasTypes.VERSION);
        }
        if (!older.isEmpty()) {
            atlas.call(client -> client.updateAtlasTypeDefs(older));
            LOG.info("types in Atlas raised to version {}", AtlasTypes.VERSION);
        }
    }

    private static SearchFilter ours() {
        SearchFilter filter = new SearchFilter();
        filter.setParam("serviceType", AtlasTypes.SERVICE);
        return filter;
    }

    private static <T extends AtlasBaseTypeDef> void sort(List<T> wanted, List<T> there, List<T> missing,
            List<T> older) {
        Map<String, T> known = there.stream().collect(Collectors.toMap(AtlasBaseTypeDef::getName, Function.identity()));
        for (T type : wanted) {
            T now = known.get(type.getName());
            if (now == null) {
                missing.add(type);
            } else if (below(now.getTypeVersion(), type.getTypeVersion())) {
                older.add(type);
            }
        }
    }

    /** @return whether version {@code one}, such as {@code 1.9}, is before {@code other}, such as {@code 1.10} */
    static boolean below(String one, String other) {
        String[] left = one.split("\\.");
        String[] right = other.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (order != 0) {
                return order < 0;
            }
        }
        return left.length < right.length;
    }
}
