package org.shuqiao.nifi.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.remote.NifiClient;

/**
 * Deploys the flows of datasets to a NiFi server, one process group each. A group with an unchanged digest is kept; any
 * other is replaced and resumes where the landing zone ends.
 */
public final class Deployment {

    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final String MADE_OF = "shuqiao flow ";

    private final NifiClient nifi;
    private final PlatformGroup home;

    public Deployment(NifiClient nifi) {
        this.nifi = nifi;
        this.home = PlatformGroup.on(nifi);
    }

    /**
     * Plan of a flow's deployment.
     *
     * @param changes one line each, properties with their old and new values; values of parameters are never shown
     */
    public record Plan(String dataset, Kind kind, List<String> changes) {

        /** Kind of deployment. */
        public enum Kind { NEW, CHANGED, UNCHANGED }

        public Plan {
            changes = List.copyOf(changes);
        }
    }

    /** @return what would change */
    public Plan plan(Flow flow) {
        Optional<JsonNode> group = home.group(flow.dataset());
        if (group.isEmpty()) {
            return new Plan(flow.dataset(), Plan.Kind.NEW, List.of());
        }
        if (group.get().path("component").path("comments").asText().equals(MADE_OF + digest(flow))) {
            return new Plan(flow.dataset(), Plan.Kind.UNCHANGED, List.of());
        }
        return new Plan(flow.dataset(), Plan.Kind.CHANGED, Differences.of(properties(group.get().path("id").asText()),
                flow));
    }

    private Map<String, String> properties(String group) {
        Map<String, String> properties = new TreeMap<>();
        JsonNode flow = nifi.get("/flow/process-groups/" + group).path("processGroupFlow").path("flow");
        for (JsonNode processor : flow.path("processors")) {
            JsonNode component = processor.path("component");
            component.path("config").path("properties").properties().forEach(property -> {
                if (!property.getValue().isNull()) {
                    properties.put(component.path("name").asText() + "." + property.getKey(), property.getValue()
                            .asText());
                }
            });
        }
        return properties;
    }

    /** @return the dataset's group, made of this flow; nothing in it runs unless it ran before and is unchanged */
    public DatasetGroup deploy(Flow flow) {
        Optional<JsonNode> group = home.group(flow.dataset());
        if (group.isPresent() && plan(flow).kind() == Plan.Kind.UNCHANGED) {
            return DatasetGroup.of(nifi, home, flow.dataset(), group.get().path("id").asText());
        }
        group.ifPresent(before -> remove(flow.dataset()));
        String id = create(flow);
        DatasetGroup made = DatasetGroup.of(nifi, home, flow.dataset(), id);
        made.awaitValid();
        return made;
    }

    /** @return the dataset's group as it stands; none where one was not made, or taken away, to its end */
    Optional<DatasetGroup> find(String dataset) {
        return home.group(dataset).filter(Deployment::whole)
                .map(group -> DatasetGroup.of(nifi, home, dataset, group.path("id").asText()));
    }

    private static boolean whole(JsonNode group) {
        return group.path("component").path("comments").asText().startsWith(MADE_OF);
    }

    private String create(Flow flow) {
        ObjectNode body = Json.PLAIN.createObjectNode().put("groupName", flow.dataset())
                .put("disconnectedNodeAcknowledged", false);
        body.putObject("positionDTO").put("x", 0.0).put("y", 0.0);
        body.putObject("revisionDTO").put("version", 0);
        ObjectNode snapshot = read(flow.json());
        ((ObjectNode) snapshot.path("flowContents")).put("name", flow.dataset());
        body.set("flowSnapshot", snapshot);
        JsonNode group = nifi.post("/process-groups/" + home.id() + "/process-groups/import", body);
        String id = group.path("id").asText();
        parameters(group.path("component").path("parameterContext").path("id").asText(), flow);
        connect(id);
        services(id, "ENABLED");
        remember(id, MADE_OF + digest(flow)); // last: a group without it is not whole
        return id;
    }

    private void remember(String id, String comments) {
        ObjectNode body = Json.PLAIN.createObjectNode();
        body.set("revision", nifi.get("/process-groups/" + id).path("revision"));
        body.putObject("component").put("id", id).put("comments", comments);
        nifi.put("/process-groups/" + id, body);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) Json.PLAIN.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Secrets are set as sensitive parameters, after the flow, which holds none, is there. */
    private void parameters(String context, Flow flow) {
        if (flow.secrets().isEmpty()) {
            return;
        }
        JsonNode now = nifi.get("/parameter-contexts/" + context);
        ObjectNode body = Json.PLAIN.createObjectNode().put("id", context);
        body.set("revision", now.path("revision"));
        ArrayNode parameters = body.putObject("component").put("id", context)
                .put("name", now.path("component").path("name").asText()).putArray("parameters");
        flow.secrets().forEach((name, value) -> parameters.addObject().putObject("parameter").put("name", name)
                .put("sensitive", true).put("value", value));
        String updates = "/parameter-contexts/" + context + "/update-requests";
        String request = nifi.post(updates, body).path("request").path("requestId").asText();
        Polling.until("parameters", SHORT, () -> nifi.get(updates + "/" + request).path("request").path("complete")
                .asBoolean());
        nifi.delete(updates + "/" + request);
    }

    private void connect(String id) {
        JsonNode flow = nifi.get("/flow/process-groups/" + id).path("processGroupFlow").path("flow");
        for (JsonNode port : flow.path("outputPorts")) {
            nifi.post("/process-groups/" + home.id() + "/connections", PlatformGroup.created(component -> {
                component.putObject("source").put("id", port.path("id").asText()).put("groupId", id)
                        .put("type", "OUTPUT_PORT");
                component.putObject("destination").put("id", home.funnel()).put("groupId", home.id())
                        .put("type", "FUNNEL");
                component.put("flowFileExpiration", "1 day").put("backPressureObjectThreshold", 0)
                        .put("backPressureDataSizeThreshold", "0 B");
            }));
        }
    }

    private void services(String id, String state) {
        String services = "/flow/process-groups/" + id + "/controller-services";
        nifi.put(services, Json.PLAIN.createObjectNode().put("id", id).put("state", state));
        Polling.until("services", SHORT, () -> {
            for (JsonNode service : nifi.get(services + "?includeAncestorGroups=false").path("controllerServices")) {
                if (!service.path("component").path("state").asText().equals(state)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Removes a dataset's group, whole or not, with what waits in it; what was landed stays landed. */
    public void remove(String dataset) {
        home.group(dataset).ifPresent(found -> {
            String id = found.path("id").asText();
            String context = found.path("component").path("parameterContext").path("id").asText("");
            remember(id, "");
            DatasetGroup.stop(nifi, dataset, id);
            services(id, "DISABLED");
            for (JsonNode connection : home.connections()) {
                if (connection.path("sourceGroupId").asText().equals(id)) {
                    dropAndDelete(connection);
                }
            }
            drop("/process-groups/" + id + "/empty-all-connections-requests");
            delete("/process-groups/" + id);
            if (!context.isBlank()) {
                delete("/parameter-contexts/" + context);
            }
        });
    }

    /** A processor that could not start, because its settings are not valid, takes a while to stop trying. */
    private void delete(String path) {
        Polling.until("removal", SHORT, () -> nifi.find(path)
                .map(there -> nifi.deleted(path + "?version=" + there.path("revision").path("version").asLong()))
                .orElse(true));
    }

    private void dropAndDelete(JsonNode connection) {
        String id = connection.path("id").asText();
        drop("/flowfile-queues/" + id + "/drop-requests");
        delete("/connections/" + id);
    }

    private void drop(String requests) {
        String request = nifi.post(requests, Json.PLAIN.createObjectNode()).path("dropRequest").path("id").asText();
        Polling.until("drop", SHORT, () -> nifi.get(requests + "/" + request).path("dropRequest").path("finished")
                .asBoolean());
        nifi.delete(requests + "/" + request);
    }

    /** Of the flow and its secrets but not of where it begins, which changes with every batch. */
    private static String digest(Flow flow) {
        MessageDigest sha = Sha256.create();
        sha.update(flow.json().getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(flow.secrets()).forEach((name, value) -> {
            if (!name.equals(Flow.STATE)) {
                sha.update(("\n" + name + "=" + value).getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }
}
