package org.shuqiao.nifi.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.flow.WorkerCode;
import org.shuqiao.nifi.remote.NifiClient;

/** Process group of one dataset on a NiFi server. */
public final class DatasetGroup {

    private static final Duration SHORT = Duration.ofMinutes(2);
    /** A slice of the largest table over a slow line. */
    private static final Duration PULL = Duration.ofHours(2);

    private final NifiClient nifi;
    private final String dataset;
    private final String id;
    private final String pull;
    private final Map<String, FlowFileQueue> mailboxes = new LinkedHashMap<>();

    private DatasetGroup(NifiClient nifi, String dataset, String id, String pull) {
        this.nifi = nifi;
        this.dataset = dataset;
        this.id = id;
        this.pull = pull;
    }

    static DatasetGroup of(NifiClient nifi, PlatformGroup home, String dataset, String id) {
        JsonNode flow = nifi.get("/flow/process-groups/" + id).path("processGroupFlow").path("flow");
        DatasetGroup group = new DatasetGroup(nifi, dataset, id, identified(flow.path("processors"), Flow.PULL));
        for (String port : List.of(Flow.LANDED, Flow.FAILED)) {
            String portId = identified(flow.path("outputPorts"), port);
            for (JsonNode connection : home.connections()) {
                if (connection.path("sourceId").asText().equals(portId)) {
                    group.mailboxes.put(port, new FlowFileQueue(nifi, connection.path("id").asText()));
                }
            }
        }
        return group;
    }

    private static String identified(JsonNode components, String name) {
        for (JsonNode component : components) {
            if (component.path("component").path("name").asText().equals(name)) {
                return component.path("id").asText();
            }
        }
        throw new CodedException(WorkerCode.FLOW_INVALID, name);
    }

    /** Starts everything, or everything but the puller, which then runs when it is told to. */
    public void start(boolean puller) {
        if (puller) {
            scheduled(nifi, id, "RUNNING");
        } else {
            runStatus("DISABLED"); // a group that starts would let it pull once, and nobody would hear of it
            scheduled(nifi, id, "RUNNING");
            runStatus("STOPPED");
            awaitPuller();
        }
    }

    void stop() {
        stop(nifi, dataset, id);
    }

    /** Stops a group of which parts may be missing. */
    static void stop(NifiClient nifi, String dataset, String id) {
        scheduled(nifi, id, "STOPPED");
        Polling.until(dataset, SHORT, () -> threads(nifi, id) == 0);
    }

    private static void scheduled(NifiClient nifi, String id, String state) {
        nifi.put("/flow/process-groups/" + id, Json.PLAIN.createObjectNode().put("id", id).put("state", state));
    }

    /** Waits until NiFi has validated the puller; it does so in its own time. */
    void awaitValid() {
        Polling.until(dataset, SHORT, () -> !validation().equals("VALIDATING"));
        if (!validation().equals("VALID")) {
            throw new CodedException(WorkerCode.FLOW_INVALID, dataset + " " + Flow.PULL);
        }
    }

    private String validation() {
        return nifi.get("/processors/" + pull).path("component").path("validationStatus").asText();
    }

    String state() {
        return nifi.get("/processors/" + pull).path("component").path("state").asText();
    }

    /** Lets the puller take one slice and waits until it is landed, or has failed. */
    public void runOnce() {
        runStatus("RUN_ONCE");
        awaitPuller();
        Polling.until(dataset, PULL, () -> queued() == 0 && threads() == 0);
    }

    private void runStatus(String state) {
        JsonNode processor = nifi.get("/processors/" + pull);
        if (processor.path("component").path("state").asText().equals(state)) {
            return;
        }
        ObjectNode body = Json.PLAIN.createObjectNode();
        body.set("revision", processor.path("revision"));
        nifi.put("/processors/" + pull + "/run-status", body.put("state", state)
                .put("disconnectedNodeAcknowledged", false));
    }

    private void awaitPuller() {
        Polling.until(dataset, PULL, () -> {
            JsonNode processor = nifi.get("/processors/" + pull);
            return processor.path("component").path("state").asText().equals("STOPPED")
                    && processor.path("status").path("aggregateSnapshot").path("activeThreadCount").asInt() == 0;
        });
    }

    private long queued() {
        return snapshot().path("flowFilesQueued").asLong();
    }

    private int threads() {
        return threads(nifi, id);
    }

    private static int threads(NifiClient nifi, String id) {
        return snapshot(nifi, id).path("activeThreadCount").asInt();
    }

    /** Stops it, lets what is under way land, and forgets what came of it before. */
    void stopAndDrain() {
        stop();
        start(false);
        Polling.until(dataset, PULL, () -> queued() == 0 && threads() == 0);
        mailboxes.values().forEach(FlowFileQueue::drain);
    }

    /** @return how it stands: slices under way and slices of the last five minutes */
    WorkerEvent.Flow status() {
        JsonNode snapshot = snapshot();
        return new WorkerEvent.Flow(dataset, state().toLowerCase(Locale.ROOT), List.of(),
                OptionalLong.of(snapshot.path("flowFilesQueued").asLong()),
                OptionalLong.of(snapshot.path("flowFilesOut").asLong()));
    }

    private JsonNode snapshot() {
        return snapshot(nifi, id);
    }

    private static JsonNode snapshot(NifiClient nifi, String id) {
        return nifi.get("/process-groups/" + id).path("status").path("aggregateSnapshot");
    }

    /** @return the attributes of each slice that came to a port since it was last asked, which are then forgotten */
    public List<Map<String, String>> drain(String port) {
        return Optional.ofNullable(mailboxes.get(port)).map(FlowFileQueue::drain).orElseGet(ArrayList::new);
    }

    /** @return where the puller stands, as it keeps it itself */
    Map<String, String> pullState() {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode states = nifi.get("/processors/" + pull + "/state").path("componentState");
        for (String scope : List.of("localState", "clusterState")) {
            states.path(scope).path("state").forEach(entry ->
                    values.put(entry.path("key").asText(), entry.path("value").asText()));
        }
        return values;
    }
}
