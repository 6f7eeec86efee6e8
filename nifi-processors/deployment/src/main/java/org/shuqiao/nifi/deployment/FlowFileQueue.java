package org.shuqiao.nifi.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.remote.NifiClient;

/** FlowFile queue behind a port, whose attributes report the outcome of each slice. */
final class FlowFileQueue {

    private static final Duration SHORT = Duration.ofMinutes(1);

    private final NifiClient nifi;
    private final String queue;

    FlowFileQueue(NifiClient nifi, String connection) {
        this.nifi = nifi;
        this.queue = "/flowfile-queues/" + connection;
    }

    /** @return the attributes of each; the queue is empty afterwards */
    List<Map<String, String>> drain() {
        List<Map<String, String>> letters = new ArrayList<>();
        JsonNode request = nifi.post(queue + "/listing-requests", Json.PLAIN.createObjectNode()).path("listingRequest");
        String listing = queue + "/listing-requests/" + request.path("id").asText();
        JsonNode[] answer = {request};
        Polling.until("listing", SHORT, () -> {
            answer[0] = nifi.get(listing).path("listingRequest");
            return answer[0].path("finished").asBoolean();
        });
        for (JsonNode summary : answer[0].path("flowFileSummaries")) {
            // a cluster's queue has a part on each node, and asks which one is meant
            String node = summary.path("clusterNodeId").asText("");
            String at = queue + "/flowfiles/" + summary.path("uuid")
                    .asText() + (node.isEmpty() ? "" : "?clusterNodeId=" + node);
            nifi.find(at).ifPresent(file -> {
                Map<String, String> attributes = new LinkedHashMap<>();
                file.path("flowFile").path("attributes").properties()
                        .forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asText()));
                letters.add(attributes);
            });
        }
        nifi.delete(listing);
        if (!letters.isEmpty()) {
            empty();
        }
        return letters;
    }

    private void empty() {
        JsonNode drop = nifi.post(queue + "/drop-requests", Json.PLAIN.createObjectNode()).path("dropRequest");
        String at = queue + "/drop-requests/" + drop.path("id").asText();
        Polling.until("drop", SHORT, () -> nifi.get(at).path("dropRequest").path("finished").asBoolean());
        nifi.delete(at);
    }
}
