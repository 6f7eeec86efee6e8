package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A department's table of roads that is published by REST, with requests for it by 城运. */
final class SharedRoads {

    static final String PURPOSE = "道路安全治理";

    private final RunningServer running;

    SharedRoads(RunningServer running) {
        this.running = running;
    }

    /** @return the draft of an entry as REST takes it; {@code changes} replaces its fields */
    static String draft(String name, String detail, String dataset, String sharing, String modes) {
        return """
                {"name": "%s", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "道路编号、名称和长度", "format": "database", "update": "yearly", "grade": "general-1",
                  "category": {"kind": "3", "item": "09", "section": "001", "detail": "%s"}, "dataset": "%s",
                  "items": [
                    {"name": "name", "title": "名称", "type": "text", "element": "", "grade": "general-1"},
                    {"name": "length", "title": "长度", "type": "decimal", "element": "", "grade": "general-1"}],
                  "sharing": {"kind": "%s", "condition": "%s", "basis": "《中华人民共和国公路法》第七条",
                    "modes": [%s]},
                  "open": {"kind": "none", "condition": ""}, "related": []}""".formatted(name, detail, dataset,
                sharing, sharing.equals("conditional") ? "用于道路安全" : "", modes);
    }

    /** @return the resource code of an entry over the department's own table */
    String publish(String name, String detail, String sharing) throws Exception {
        return publish(draft(name, detail, "", sharing, "\"table\", \"service\""), detail);
    }

    /** @return the resource code of an entry that is drafted so, over the department's view of its roads */
    String publish(String draft, String detail) throws Exception {
        return publishBound("\"table\": \"road_share\", \"name\": \"road" + detail + "\"", draft);
    }

    /** @return the resource code of an entry over one of the department's own tables */
    String publishOver(String table, String draft) throws Exception {
        return publishBound("\"table\": \"" + table + "\"", draft);
    }

    private String publishBound(String table, String draft) throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String entry = ok(officer.post("/api/v1/entries", "{\"draft\": " + draft + "}")).path("id").asText();
        String code = ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}")).path("code").asText();
        bindTo(code, table);
        return ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}")).path("code").asText();
    }

    /** Binds a resource to the department's own view of its roads; a second person agrees. */
    void bind(String code, String detail) throws Exception {
        bindTo(code, "\"table\": \"road_share\", \"name\": \"road" + detail + "\"");
    }

    private void bindTo(String code, String table) throws Exception {
        running.approve("reviewer", running.as("jiaotong-officer").post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", %s}""".formatted(code, table)), "");
    }

    /** @return the body of a request for both items */
    static String request(String key, String resource, String from, String to) {
        return """
                {"key": "%s", "resource": "%s", "items": ["name", "length"], "purpose": "%s",
                 "explanation": "隐患排查", "basis": "《中华人民共和国道路交通安全法》第四条", "scenario": "排查",
                 "modes": ["query"], "from": "%s", "to": "%s"}""".formatted(key, resource, PURPOSE, from, to);
    }

    static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
