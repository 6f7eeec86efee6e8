package org.shuqiao.exchange.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.shuqiao.exchange.web.server.Caller;

/** A data officer: brings the department's data into the catalogue and decides who gets it. */
final class DataOfficer extends Person {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    DataOfficer(Caller caller) {
        super(caller);
    }

    /** @return what the job says of the dataset, once it has ended well */
    JsonNode collects(String dataset) throws InterruptedException {
        return works("COLLECT", dataset);
    }

    JsonNode standardizes(String dataset) throws InterruptedException {
        return works("STANDARDIZE", dataset);
    }

    private JsonNode works(String kind, String dataset) throws InterruptedException {
        ObjectNode order = body().put("kind", kind);
        order.putArray("datasets").add(dataset);
        JsonNode job = post("/api/v1/jobs", order);
        Instant end = Instant.now().plus(PATIENCE);
        while (job.path("state").asText().equals("RUNNING") && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            job = get("/api/v1/jobs/" + job.path("id").asText());
        }
        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("DONE");
        return job.path("datasets").path(dataset);
    }

    /** @return the entry's number */
    long drafts(String dataset) {
        return post("/api/v1/entries", body().put("dataset", dataset)).path("id").asLong();
    }

    /** Writes an entry about drivers by hand, shared on a condition; @return its number */
    long writesAboutDrivers(String name) {
        return post("/api/v1/entries", read("""
                {"draft": {"name": "%s", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "身份号码、姓名和准驾车型", "format": "database", "update": "monthly", "grade": "general-3",
                  "category": {"kind": "3", "item": "09", "section": "002", "detail": "01"},
                  "items": [
                    {"name": "citizen_number", "title": "身份号码", "type": "text", "element": "citizen-number",
                     "grade": ""},
                    {"name": "name", "title": "姓名", "type": "text", "element": "person-name", "grade": ""},
                    {"name": "licence", "title": "准驾车型", "type": "text", "element": "", "grade": ""}],
                  "sharing": {"kind": "conditional", "condition": "用于依法履职", "basis": "政务数据共享条例",
                    "modes": ["table", "service"]},
                  "open": {"kind": "none", "condition": ""}, "related": []}}""".formatted(name))).path("id").asLong();
    }

    /** @return the code that the resource gets */
    String submits(long entry) {
        JsonNode submitted = post("/api/v1/entries/" + entry + "/submit", body());
        assertThat(submitted.path("state").asText()).isEqualTo("submitted");
        return submitted.path("code").asText();
    }

    /**
     * Proposes that a resource is read in the department's own database.
     *
     * @param name under which consumers ask for it
     * @return the change, which another person approves
     */
    JsonNode proposesInPlace(String resource, String table, String name) {
        return post("/api/v1/bindings", body().put("resource", resource).put("schema", "public").put("table", table)
                .put("name", name));
    }

    /** @return the requests that wait for this department's decision */
    JsonNode requestsToDecide() {
        return get("/api/v1/requests/to-decide");
    }

    void returnsForCompletion(String request, String missing) {
        post("/api/v1/requests/" + request + "/return", body().put("missing", missing));
    }

    /**
     * Agrees to every item that was requested, some of them masked.
     *
     * @return the grant in words, before it is signed
     */
    JsonNode previews(String request, Map<String, String> masks) {
        return post("/api/v1/requests/" + request + "/preview", decision(request, masks));
    }

    /** @return the digest of the grant that is to be signed */
    String decides(String request) {
        String shown = previews(request, Map.of()).path("digest").asText();
        post("/api/v1/requests/" + request + "/decision", decision(request, Map.of()));
        return shown;
    }

    /** @return the grant's number */
    String decidesAndSigns(String request, Map<String, String> masks) {
        String shown = previews(request, masks).path("digest").asText();
        post("/api/v1/requests/" + request + "/decision", decision(request, masks));
        return post("/api/v1/requests/" + request + "/grant", body().put("digest", shown)).path("id").asText();
    }

    void revokes(String grant, String reason) {
        JsonNode revoked = post("/api/v1/grants/" + grant + "/revoke", body().put("reason", reason));
        assertThat(revoked.path("state").asText()).isEqualTo("revoked");
    }

    private ObjectNode decision(String request, Map<String, String> masks) {
        ObjectNode decision = body();
        ArrayNode items = decision.putArray("items");
        get("/api/v1/requests/" + request).path("items").fieldNames().forEachRemaining(item -> {
            boolean masked = masks.containsKey(item);
            ObjectNode one = items.addObject().put("item", item).put("verdict", masked ? "mask" : "agree");
            if (masked) {
                one.put("mask", masks.get(item));
            }
        });
        return decision;
    }
}
