package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Rules of the OpenAPI document as it is served: the ones that linters have, and the platform's own. */
class OpenApiRulesTest {

    private static final Set<String> OPEN = Set.of("/api/v1/password", "/log/checkpoint", "/log/tile/**",
            "/health/live", "/health/ready", "/metrics");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static JsonNode english;
    private static JsonNode chinese;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        english = running.as("auditor").get("/v3/api-docs?lang=en").body();
        chinese = running.as("auditor").get("/v3/api-docs?lang=zh-CN").body();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private record Call(String name, String method, String path, JsonNode operation) { }

    private static List<Call> calls(JsonNode document) {
        List<Call> calls = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method ->
                calls.add(new Call(method.getKey().toUpperCase() + " " + path.getKey(), method.getKey(),
                        path.getKey(), method.getValue()))));
        return calls;
    }

    @Test
    void theDocumentBreaksNoRule() {
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode document : List.of(english, chinese)) {
            ids.clear();
            if (document.at("/info/title").asText().isBlank() || document.at("/info/description").asText().isBlank()
                    || document.at("/info/license/name").asText().isBlank()) {
                broken.add("info lacks title, description or license");
            }
            for (Call call : calls(document)) {
                words(call, document == chinese, broken);
                if (!ids.add(call.operation().path("operationId").asText())) {
                    broken.add(call.name() + " has the operationId of another");
                }
                parameters(call, broken);
                examples(call, broken);
                answers(call, document, broken);
            }
        }
        references(english, english, broken);
        assertThat(calls(english)).hasSizeGreaterThan(240);
        assertThat(broken).isEmpty();
    }

    private static void words(Call call, boolean zh, List<String> broken) {
        for (String word : List.of("summary", "description", "operationId")) {
            String text = call.operation().path(word).asText();
            if (text.isBlank() || text.length() < 2) {
                broken.add(call.name() + " has no " + word);
            } else if (!word.equals("operationId") && HAN.matcher(text).find() != zh) {
                broken.add(call.name() + " has its " + word + " in the other language");
            }
        }
        if (call.operation().path("tags").size() != 1) {
            broken.add(call.name() + " has not one tag");
        }
    }

    private static void parameters(Call call, List<String> broken) {
        for (JsonNode parameter : call.operation().path("parameters")) {
            if (parameter.path("description").asText().isBlank() || !parameter.has("example")) {
                broken.add(call.name() + ": no description or example of " + parameter.path("name").asText());
            }
            boolean inPath = call.path().contains("{" + parameter.path("name").asText() + "}");
            if (inPath != parameter.path("in").asText().equals("path")) {
                broken.add(call.name() + ": " + parameter.path("name").asText() + " is not where its path says");
            }
        }
    }

    private static void examples(Call call, List<String> broken) {
        call.operation().path("requestBody").path("content").properties().forEach(type -> {
            if (type.getKey().contains("json") && !type.getValue().has("example")) {
                broken.add(call.name() + ": no example of its body");
            }
        });
        call.operation().path("responses").properties().forEach(answer ->
                answer.getValue().path("content").properties().forEach(type -> {
                    if (type.getKey().equals("*/*")) {
                        broken.add(call.name() + ": answers whatever");
                    }
                    if (type.getKey().contains("json") && type.getValue().has("schema")
                            && !type.getValue().has("example")) {
                        broken.add(call.name() + ": no example of its answer " + answer.getKey());
                    }
                }));
    }

    private static void answers(Call call, JsonNode document, List<String> broken) {
        Set<String> expected = new HashSet<>(Set.of("500"));
        boolean open = OPEN.contains(call.path());
        if (!open) {
            expected.addAll(Set.of("401", "403"));
        }
        if (call.path().contains("{")) {
            expected.addAll(Set.of("404", "400"));
        }
        if (call.operation().has("requestBody")) {
            expected.addAll(Set.of("400", "415"));
        }
        if (!call.method().equals("get")) {
            expected.addAll(Set.of("409", "422"));
        }
        JsonNode answers = call.operation().path("responses");
        for (String status : expected) {
            JsonNode problem = resolved(answers.path(status), document);
            JsonNode content = problem.path("content").path("application/problem+json");
            if (!content.path("schema").path("$ref").asText().endsWith("/Problem") || !content.has("example")) {
                broken.add(call.name() + ": " + status + " is no problem with an example");
            }
        }
        if (answers.properties().stream().noneMatch(answer -> answer.getKey().startsWith("2"))) {
            broken.add(call.name() + ": no answer when all goes well");
        }
        JsonNode security = call.operation().path("security");
        if (!security.isArray() || security.isEmpty() != open) {
            broken.add(call.name() + ": does not say what lets a caller in");
        }
        security.forEach(way -> way.fieldNames().forEachRemaining(scheme -> {
            if (!document.at("/components/securitySchemes/" + scheme).has("type")) {
                broken.add(call.name() + ": no security scheme " + scheme);
            }
        }));
    }

    private static JsonNode resolved(JsonNode node, JsonNode document) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static void references(JsonNode node, JsonNode document, List<String> broken) {
        if (node.path("$ref").isTextual() && resolved(node, document).isMissingNode()) {
            broken.add("nothing is at " + node.path("$ref").asText());
        }
        node.forEach(each -> references(each, document, broken));
    }

    /** Two records of one name would be one model, and one of them would be wrong. */
    @Test
    void whatACallTakesAndGivesIsItsOwnModel() throws Exception {
        assertThat(fields("FileOrder")).contains("format", "certificate").doesNotContain("target");
        assertThat(fields("PushOrder")).contains("target");
        assertThat(fields("DeliveryDelivered")).contains("columns", "rows", "receipt", "salt");
        assertThat(fields("SubscriptionDelivered")).contains("cursor", "again");
        assertThat(english.at("/paths/~1api~1v1~1files/post/requestBody/content/application~1json/schema/$ref")
                .asText()).endsWith("/FileOrder");
        JsonNode example = english.at("/paths/~1api~1v1~1query/post/requestBody/content/application~1json/example");
        assertThat(example.path("sql").asText()).startsWith("select");
        assertThat(Json.PLAIN.writeValueAsString(example)).contains("purpose");
    }

    private static List<String> fields(String model) {
        List<String> fields = new ArrayList<>();
        english.at("/components/schemas/" + model + "/properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void theSwaggerPageCanAuthorize() {
        JsonNode schemes = english.at("/components/securitySchemes");
        assertThat(schemes.path("account").path("scheme").asText()).isEqualTo("basic");
        assertThat(schemes.path("bearer").path("scheme").asText()).isEqualTo("bearer");
    }
}
