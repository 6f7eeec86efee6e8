package org.shuqiao.nifi.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.shuqiao.contracts.json.Json;

/** Upper bound of the newest slice in a component's state. */
public final class UpperBoundState {

    /** The key of the state; a JSON array of texts. */
    public static final String KEY = "to";

    /** The key of how many rows were at or below the bound, of its last day where it is a time. */
    public static final String BEHIND = "behind";

    private UpperBoundState() { }

    /** @return the bound, empty if nothing was pulled yet */
    public static List<String> read(Map<String, String> state) {
        try {
            String json = state.get(KEY);
            return json == null ? List.of() : Json.PLAIN.readValue(json, new TypeReference<List<String>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("state is not a bound");
        }
    }

    public static Map<String, String> write(List<String> to) {
        try {
            return Map.of(KEY, Json.PLAIN.writeValueAsString(to));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
