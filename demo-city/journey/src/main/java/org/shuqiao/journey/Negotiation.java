package org.shuqiao.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Negotiates a signed grant: request by the consumer, then decision and signature by the provider. */
final class Negotiation {

    private static final int DAYS = 90;

    private final DemoAccounts cast;
    private final DemoNodes nodes;
    private final Clock clock;

    Negotiation(DemoAccounts cast, DemoNodes nodes, Clock clock) {
        this.cast = cast;
        this.nodes = nodes;
        this.clock = clock;
    }

    String inDays(int days) {
        return LocalDate.now(clock).plusDays(days).toString();
    }

    /** @return the id of a grant that is in force */
    String grant(String consumer, String resource, List<String> items, String mode, String purpose, String basis,
            Map<String, String> masks, Integer minimumGroup) {
        return grant(consumer, resource, items, mode, purpose, basis, masks, minimumGroup, inDays(DAYS));
    }

    String grant(String consumer, String resource, List<String> items, String mode, String purpose, String basis,
            Map<String, String> masks, Integer minimumGroup, String to) {
        for (JsonNode known : cast.user(consumer).get("/api/v1/grants")) {
            if (known.path("resource").asText().equals(resource) && known.path("purpose").asText().equals(purpose)
                    && known.path("state").asText().equals("active")) {
                return known.path("id").asText();
            }
        }
        JsonNode submitted = request(consumer, resource, items, mode, purpose, basis, to);
        if (submitted.path("grant").hasNonNull("id")) {
            return submitted.path("grant").path("id").asText();
        }
        String request = submitted.path("request").path("id").asText();
        return decide(submitted.path("request").path("provider").asText(), request, items, masks, minimumGroup);
    }

    JsonNode request(String consumer, String resource, List<String> items, String mode, String purpose,
            String basis, String to) {
        ObjectNode body = RestClient.body().put("key", UUID.randomUUID().toString())
                .put("resource", resource).put("purpose", purpose).put("explanation", purpose).put("basis", basis)
                .put("scenario", purpose).put("from", inDays(0)).put("to", to);
        items.forEach(body.putArray("items")::add);
        body.putArray("modes").add(mode);
        return cast.user(consumer).post("/api/v1/requests", body);
    }

    /** @return the id of the grant that the provider signed */
    String decide(String provider, String request, List<String> items, Map<String, String> masks,
            Integer minimumGroup) {
        RestClient officer = cast.officer(provider);
        ObjectNode decision = RestClient.body().put("minimumGroup", minimumGroup);
        ArrayNode each = decision.putArray("items");
        for (String item : items) {
            ObjectNode one = each.addObject().put("item", item);
            if (masks.containsKey(item)) {
                one.put("verdict", "mask").put("mask", masks.get(item));
            } else {
                one.put("verdict", "agree");
            }
        }
        String path = "/api/v1/requests/" + request;
        JsonNode preview = officer.post(path + "/preview", decision);
        ObjectNode shown = RestClient.body().put("digest", preview.path("digest").asText());
        if (nodes.has(provider)) {
            nodes.approve(cast, provider, "/api/v1/acts/decision/" + request,
                    RestClient.body().set("decision", decision));
            return nodes.approve(cast, provider, "/api/v1/acts/grant/" + request, shown).path("id").asText();
        }
        officer.post(path + "/decision", decision);
        return officer.post(path + "/grant", shown).path("id").asText();
    }

    /** @return the id of the record that a receipt is about; blank where there is no receipt */
    static String receiptId(String receipt) {
        if (receipt.isBlank()) {
            return "";
        }
        try {
            return Json.PLAIN.readTree(receipt).path("record").path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt that is no JSON", e);
        }
    }
}
