package org.shuqiao.catalog.atlas.publish;

import java.util.HashMap;
import java.util.Map;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.dataset.DatasetFacts;

/** Writes the quality scores of a dataset to Atlas as business metadata. Atlas takes them for one entity at a time. */
final class Quality {

    private Quality() { }

    static void write(DatasetFacts facts, String guid, AtlasConnection atlas) {
        Map<String, Object> scores = new HashMap<>();
        facts.quality().forEach(score -> scores.put(score.dimension().code(), score.score()));
        scores.put("run", facts.run());
        atlas.order(client -> client.addOrUpdateBusinessAttributes(guid, true, Map.of(TypeNames.QUALITY, scores)));
    }
}
