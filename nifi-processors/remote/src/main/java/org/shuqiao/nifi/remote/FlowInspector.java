package org.shuqiao.nifi.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.remote.FlowStatus.Bulletin;
import org.shuqiao.nifi.remote.FlowStatus.Event;

/** Read-only inspection of the flows on a NiFi server. */
public final class FlowInspector {

    private static final String GROUP = "shuqiao";
    private static final String PULL = "pull";
    private static final Duration SEARCH = Duration.ofSeconds(8);
    private static final int EVENTS = 500;
    private static final long LOOK_MILLIS = 100;

    private final NifiClient nifi;

    public FlowInspector(NifiClient nifi) {
        this.nifi = nifi;
    }

    /** @return how the flow of a dataset stands; nothing where the server has none */
    public Optional<FlowStatus> status(String dataset) {
        return group(dataset).map(group -> {
            String id = group.path("id").asText();
            JsonNode pull = processor(id, PULL);
            JsonNode counts = group.path("status").path("aggregateSnapshot");
            return new FlowStatus(pull.path("component").path("state").asText(),
                    !pull.path("component").path("validationStatus").asText().equals("INVALID"),
                    counts.path("flowFilesQueued").asLong(), counts.path("flowFilesOut").asLong(), bulletins(id));
        });
    }

    /**
     * @param batch the id of a landed batch
     * @return what happened to its slice on the server, the oldest first; none where the server has forgotten
     */
    public List<Event> provenanceEvents(String dataset, String batch) {
        List<JsonNode> named = happened(dataset + "-" + batch + ".zip");
        return named.stream().filter(event -> event.path("eventType").asText().equals("SEND")).findFirst().stream()
                .flatMap(landed -> named.stream()
                        .filter(event -> event.path("flowFileUuid").equals(landed.path("flowFileUuid"))))
                .sorted(Comparator.comparingLong(event -> event.path("eventId").asLong()))
                .map(event -> new Event(event.path("eventTime").asText(), event.path("eventType").asText(),
                        event.path("componentName").asText(), event.path("transitUri").asText("")))
                .toList();
    }

    /**
     * By the name that a puller gives its slice, and by no time: a cluster's nodes tell each other times with a zone's
     * letters, and the CST of one is not always the CST of another.
     */
    private List<JsonNode> happened(String slice) {
        ObjectNode body = Json.PLAIN.createObjectNode();
        ObjectNode request = body.putObject("provenance").putObject("request");
        request.put("maxResults", EVENTS).put("summarize", false).put("incrementalResults", false);
        request.putObject("searchTerms").putObject("Filename").put("value", slice).put("inverse", false);
        String query = "/provenance/" + nifi.post("/provenance", body).path("provenance").path("id").asText();
        try {
            JsonNode answer = finished(query);
            List<JsonNode> events = new ArrayList<>();
            answer.path("results").path("provenanceEvents").forEach(events::add);
            return events;
        } finally {
            nifi.delete(query);
        }
    }

    private JsonNode finished(String query) {
        long deadline = System.nanoTime() + SEARCH.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode answer = nifi.get(query).path("provenance");
            if (answer.path("finished").asBoolean()) {
                return answer;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new CodedException(NifiCode.UNREACHABLE, nifi.place());
    }

    private List<Bulletin> bulletins(String group) {
        List<Bulletin> bulletins = new ArrayList<>();
        for (JsonNode one : nifi.get("/flow/bulletin-board?limit=50&groupId=" + group).path("bulletinBoard")
                .path("bulletins")) {
            JsonNode bulletin = one.path("bulletin");
            bulletins.addFirst(new Bulletin(bulletin.path("timestamp").asText(), bulletin.path("level").asText(),
                    bulletin.path("sourceName").asText(), bulletin.path("message").asText()));
        }
        return bulletins;
    }

    private Optional<JsonNode> group(String dataset) {
        return named("/process-groups/root/process-groups", GROUP)
                .flatMap(home -> named("/process-groups/" + home.path("id").asText() + "/process-groups", dataset));
    }

    private Optional<JsonNode> named(String groups, String name) {
        for (JsonNode group : nifi.get(groups).path("processGroups")) {
            if (group.path("component").path("name").asText().equals(name)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    private JsonNode processor(String group, String name) {
        for (JsonNode processor : nifi.get("/process-groups/" + group + "/processors").path("processors")) {
            if (processor.path("component").path("name").asText().equals(name)) {
                return processor;
            }
        }
        throw new CodedException(NifiCode.REFUSED, nifi.place(), 404, name);
    }
}
