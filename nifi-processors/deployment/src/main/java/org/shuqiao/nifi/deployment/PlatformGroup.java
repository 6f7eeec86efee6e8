package org.shuqiao.nifi.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.remote.NifiClient;

/**
 * Process group {@code shuqiao} on a NiFi server, which holds one group per dataset and a funnel for finished slices.
 */
final class PlatformGroup {

    private static final String NAME = "shuqiao";

    private final NifiClient nifi;
    private final String id;
    private final String funnel;

    private PlatformGroup(NifiClient nifi, String id, String funnel) {
        this.nifi = nifi;
        this.id = id;
        this.funnel = funnel;
    }

    static PlatformGroup on(NifiClient nifi) {
        String root = nifi.get("/process-groups/root").path("id").asText();
        String id = named(nifi, root, NAME).map(group -> group.path("id").asText())
                .orElseGet(() -> nifi.post("/process-groups/" + root + "/process-groups", created(component -> {
                    component.put("name", NAME);
                    position(component);
                })).path("id").asText());
        JsonNode funnels = nifi.get("/process-groups/" + id + "/funnels").path("funnels");
        String funnel = funnels.isEmpty()
                ? nifi.post("/process-groups/" + id + "/funnels", created(PlatformGroup::position)).path("id").asText()
                : funnels.get(0).path("id").asText();
        return new PlatformGroup(nifi, id, funnel);
    }

    static ObjectNode created(Consumer<ObjectNode> component) {
        ObjectNode body = Json.PLAIN.createObjectNode();
        body.putObject("revision").put("version", 0);
        component.accept(body.putObject("component"));
        return body;
    }

    static void position(ObjectNode component) {
        component.putObject("position").put("x", 0.0).put("y", 0.0);
    }

    private static Optional<JsonNode> named(NifiClient nifi, String parent, String name) {
        for (JsonNode group : nifi.get("/process-groups/" + parent + "/process-groups").path("processGroups")) {
            if (group.path("component").path("name").asText().equals(name)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** @return the group of a dataset */
    Optional<JsonNode> group(String dataset) {
        return named(nifi, id, dataset);
    }

    Iterable<JsonNode> connections() {
        return nifi.get("/process-groups/" + id + "/connections").path("connections");
    }

    String id() {
        return id;
    }

    String funnel() {
        return funnel;
    }
}
