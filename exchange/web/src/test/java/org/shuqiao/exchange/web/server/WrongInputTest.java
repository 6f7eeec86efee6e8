package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Wrong input to every call of the OpenAPI document: always the caller's mistake, told as a problem (RFC 9457). */
class WrongInputTest {

    private static final List<String> ACCOUNTS = List.of("auditor", "reviewer", "jiaotong-officer", "chengyun-user");
    private static final Map<String, List<String>> WRONG = Map.of(
            "integer", List.of("abc", "1.5", "99999999999999999999", ""),
            "boolean", List.of("maybe"),
            "date", List.of("yesterday", "2026-13-01"));
    private static final Set<String> NODE_CALLS = Set.of("/api/v1/node/");

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        document = running.as("auditor").get("/v3/api-docs").body();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    /** A call of the document. */
    private record Call(String method, String path, JsonNode operation) {

        /** @return the path with every parameter but one as it should be */
        String filled(String parameter, String value) {
            StringBuilder query = new StringBuilder();
            String filled = path;
            for (JsonNode each : operation.path("parameters")) {
                String name = each.path("name").asText();
                String given = name.equals(parameter) ? value : right(each.path("schema"));
                if (each.path("in").asText().equals("path")) {
                    filled = filled.replace("{" + name + "}", given.isEmpty() ? "%20" : given);
                } else if (each.path("in").asText().equals("query")
                        && (each.path("required").asBoolean() || name.equals(parameter))) {
                    query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(given);
                }
            }
            return filled + query;
        }

        private static String right(JsonNode schema) {
            return switch (kind(schema)) {
                case "integer" -> "987654321";
                case "boolean" -> "true";
                case "date" -> "2026-11-30";
                default -> "none";
            };
        }

        /** @return whether it is a node's, which is refused before it is read */
        boolean ofNode() {
            return NODE_CALLS.stream().anyMatch(path::startsWith);
        }
    }

    private static String kind(JsonNode schema) {
        return schema.path("format").asText().equals("date") ? "date" : schema.path("type").asText();
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method ->
                calls.add(new Call(method.getKey().toUpperCase(), path.getKey(), method.getValue()))));
        assertThat(calls).hasSizeGreaterThan(200);
        return calls.stream().filter(call -> call.path().startsWith("/api/v1/")).toList();
    }

    @Test
    void aParameterOfAnotherTypeIsABadRequest() {
        int tried = 0;
        for (Call call : calls()) {
            for (JsonNode parameter : call.operation().path("parameters")) {
                String kind = kind(parameter.path("schema"));
                for (String wrong : WRONG.getOrDefault(kind, List.of())) {
                    boolean blank = wrong.isEmpty() && !parameter.path("required").asBoolean(); // as if left out
                    if (call.ofNode() || blank) {
                        continue;
                    }
                    String path = call.filled(parameter.path("name").asText(), wrong);
                    HttpResponse<String> answer = send("auditor", call.method(), path, "{}");
                    assertThat(answer.statusCode()).as("%s %s: %s", call.method(), path, answer.body()).isEqualTo(400);
                    problem(answer, path);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void noTextInAParameterIsTheServersFault() throws Exception {
        for (Call call : calls()) {
            for (JsonNode parameter : call.operation().path("parameters")) {
                for (String odd : List.of("-1", "%00", "%F0%9F%99%82", "%ff", "x".repeat(3000))) {
                    String path = call.filled(parameter.path("name").asText(), odd);
                    for (String account : List.of("auditor", "jiaotong-officer")) {
                        HttpResponse<String> answer = send(account, call.method(), path, "{}");
                        assertThat(answer.statusCode()).as("%s: %s %s: %s", account, call.method(), path,
                                answer.body()).isLessThan(500);
                    }
                }
            }
        }
    }

    @Test
    void aFieldOfAnotherTypeIsNeverTheServersFault() throws Exception {
        for (Call call : calls()) {
            JsonNode schema = resolved(call.operation().path("requestBody").path("content").path("application/json")
                    .path("schema"));
            for (var property : schema.path("properties").properties()) {
                for (String wrong : List.of("{\"x\": []}", "[[1]]", "\"\\u0000\"", "1e999")) {
                    String text = "{\"" + property.getKey() + "\": " + wrong + "}";
                    for (String account : List.of("jiaotong-officer", "chengyun-user")) {
                        HttpResponse<String> answer = send(account, call.method(), call.filled("", ""), text);
                        assertThat(answer.statusCode()).as("%s: %s %s %s: %s", account, call.method(), call.path(),
                                text, answer.body()).isLessThan(500);
                    }
                }
            }
        }
    }

    @Test
    void aNameThatNothingHasIsNotFound() {
        TreeSet<String> others = new TreeSet<>();
        for (Call call : calls()) {
            if (call.method().equals("GET") && call.path().contains("{") && !call.ofNode()) {
                TreeSet<Integer> answers = new TreeSet<>();
                for (String account : ACCOUNTS) {
                    answers.add(send(account, "GET", call.filled("", ""), "").statusCode());
                }
                answers.remove(403); // the others may not ask
                if (!answers.equals(Set.of(404))) {
                    others.add(answers + " " + call.path());
                }
            }
        }
        assertThat(others).as("what is asked for under a purpose, and refused for want of one")
                .containsExactly("[400] /api/v1/services/{service}/rows",
                        "[422] /api/v1/services/{service}/openapi.json");
    }

    @Test
    void anUnknownReceiptIsNotFound() throws Exception {
        for (String path : List.of("", "/account", "/why")) {
            for (String account : ACCOUNTS) {
                Caller.Answer answer = running.as(account).get("/api/v1/receipts/01M8NHTAY6ECSP48MB6KGXHEX9" + path);
                assertThat(answer.status()).as("%s %s", account, path).isEqualTo(404);
            }
        }
    }

    @Test
    void aWrongMethodIsToldWithThoseThereAre() {
        for (Call call : calls()) {
            if (call.ofNode()) {
                continue;
            }
            HttpResponse<String> answer = send("auditor", "PATCH", call.filled("", ""), "{}");

            assertThat(answer.statusCode()).as("PATCH %s: %s", call.path(), answer.body()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow").orElse("")).as(call.path()).contains(call.method());
            assertThat(problem(answer, call.filled("", "")).path("code").asText()).isEqualTo("SQ-SRV-0232");
        }
    }

    @Test
    void aFormThatIsNotOfferedIsRefusedBeforeAnythingIsDone() throws Exception {
        int before = running.as("auditor").get("/api/v1/receipts").body().size();
        HttpResponse<String> answer = running.as("chengyun-user").raw("POST", "/api/v1/query",
                "{\"purpose\": \"无此目的\", \"sql\": \"select 1\"}", Map.of("Accept", "application/xml"));

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem(answer, "/api/v1/query").path("code").asText()).isEqualTo("SQ-SRV-0233");
        assertThat(running.as("auditor").get("/api/v1/receipts").body()).hasSize(before);
    }

    @Test
    void contentOfAnotherTypeIsNotRead() throws Exception {
        HttpResponse<String> answer = running.as("chengyun-user").raw("POST", "/api/v1/query", "purpose=x",
                Map.of("Content-Type", "text/plain", "X-Requested-With", "test"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer, "/api/v1/query").path("code").asText()).isEqualTo("SQ-SRV-0234");
    }

    @Test
    void everyDoorTellsAProblemInTheLanguageThatIsAskedFor() throws Exception {
        for (var asked : Map.of("zh-CN,zh;q=0.9", "zh-CN", "en-US,en;q=0.5", "en", "fr, zh;q=0.3", "zh-CN",
                "de", "en", "zh-TW", "zh-CN").entrySet()) {
            Caller user = new Caller(running.url(), "chengyun-user", running.as("chengyun-user").password(),
                    asked.getKey());
            Caller stranger = new Caller(running.url(), "chengyun-user", "guess", asked.getKey());
            for (HttpResponse<String> answer : List.of(
                    stranger.raw("GET", "/api/v1/grants", "", Map.of()), // before any call
                    user.raw("GET", "/api/v1/nothing", "", Map.of()), // no call
                    user.raw("GET", "/api/v1/receipts?before=x", "", Map.of()), // unreadable
                    user.raw("GET", "/api/v1/accounts", "", Map.of()), // forbidden
                    user.raw("GET", "/api/v1/grants", "", Map.of("Sec-Fetch-Site", "cross-site")), // early
                    user.raw("POST", "/api/v1/query", "{\"purpose\": \"无\", \"sql\": \"select 1\"}", Map.of()),
                    user.raw("GET", "/api/v1/node/acts", "", Map.of()))) {
                JsonNode problem = problem(answer, answer.request().uri().getPath());

                assertThat(answer.headers().firstValue("Content-Language")).as(answer.body()).hasValue(
                        asked.getValue());
                boolean chinese = problem.path("problem").asText().codePoints()
                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
                assertThat(chinese).as("%s: %s", asked.getKey(), problem).isEqualTo(asked.getValue().equals("zh-CN"));
            }
        }
    }

    private static HttpResponse<String> send(String account, String method, String path, String body) {
        try {
            return running.as(account).raw(method, path, method.equals("GET") ? "" : body, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode problem(HttpResponse<String> answer, String path) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).as("%s: %s", path, answer.body())
                .startsWith("application/problem+json");
        JsonNode problem;
        try {
            problem = Json.PLAIN.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
        assertThat(problem.path("type").asText()).as("%s", problem).endsWith(problem.path("code").asText());
        assertThat(problem.path("status").asInt()).as("%s", problem).isEqualTo(answer.statusCode());
        for (String member : List.of("title", "detail", "instance", "code", "problem", "remedy")) {
            assertThat(problem.path(member).asText()).as("%s of %s", member, problem).isNotBlank();
        }
        return problem;
    }

    private static JsonNode resolved(JsonNode schema) {
        String named = schema.path("$ref").asText();
        return named.isEmpty() ? schema : document.at(named.substring(1));
    }
}
