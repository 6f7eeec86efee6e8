package org.shuqiao.catalog.atlas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.type.AtlasType;
import org.shuqiao.contracts.json.Json;

/** Answers of Atlas 2.1, kept beside this class as JSON. */
public final class Recorded {

    private Recorded() { }

    /** @param name of the file, without its ending */
    public static JsonNode json(String name) {
        try (InputStream file = Recorded.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no answer is kept as " + name);
            }
            return Json.PLAIN.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer answer(String name) {
        return Answer.json(json(name).toString());
    }

    /** @return the one entity that the answer holds */
    public static AtlasEntity entity(String name) {
        return AtlasType.fromJson(json(name).path("entity").toString(), AtlasEntity.class);
    }
}
