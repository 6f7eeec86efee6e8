package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.yaml.snakeyaml.Yaml;

/** A dataset's contract after ODCS and its runs after OpenLineage, read back by SnakeYAML and OpenLineage's client. */
class ContractDoorsTest {

    private static final String DATASET = KeptRowsLake.DATASET;
    private static final List<String> RUNS = List.of("20261005-080000-1", "20261105-080000-1", "20261106-080000-1");

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(FollowedRoads.MONDAY));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static void runs() throws Exception {
        KeptRowsLake lake = new KeptRowsLake(running);
        lake.ran(RUNS.get(0), Instant.parse("2026-10-05T00:00:00Z"), 0.97);
        lake.ran(RUNS.get(1), Instant.parse("2026-11-05T00:00:00Z"), 0.5);
        lake.ran(RUNS.get(2), Instant.parse("2026-11-06T00:00:00Z"), 1);
    }

    private static HttpResponse<String> get(String login, String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(running.url().resolve(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":"
                        + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @return the contract as SnakeYAML reads it */
    private static JsonNode contract(String text) {
        JsonNode contract = Json.PLAIN.valueToTree(new Yaml().<Map<String, Object>>load(text));
        assertThat(OfficialSchemas.odcs(contract)).isEmpty();
        return contract;
    }

    @Test
    void theContractSaysWhatTheSourceFileAndTheNewestRunSay() throws Exception {
        JsonNode before = contract(get("jiaotong-officer", "/api/v1/datasets/" + DATASET + "/odcs").body());
        runs();
        HttpResponse<String> answer = get("auditor", "/api/v1/datasets/" + DATASET + "/odcs");
        JsonNode contract = contract(answer.body());

        assertThat(before.path("schema")).as("no run yet: what the source promised alone").hasSize(1);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(contract.path("apiVersion").asText()).isEqualTo("v3.1.0");
        assertThat(contract.path("id").asText()).isEqualTo(DATASET);
        assertThat(contract.path("name").asText()).isEqualTo("道路");
        assertThat(contract.path("status").asText()).isEqualTo("draft");
        assertThat(contract.at("/description/purpose").asText()).isEqualTo("道路编号、名称和长度");
        assertThat(contract.at("/team/members/0/username").asText()).isEqualTo("路网中心");
        assertThat(contract.at("/slaProperties/0").toString())
                .isEqualTo("{\"property\":\"frequency\",\"value\":1,\"unit\":\"y\"}");
        assertThat(contract.path("schema")).hasSize(2);
        assertThat(columns(contract.at("/schema/0"))).containsExactly("id text false", "name text false",
                "len decimal false");
        assertThat(columns(contract.at("/schema/1"))).containsExactly("road_number text 1 id identifier",
                "name text name text", "length decimal len decimal");
        assertThat(contract.at("/schema/1/properties").findValuesAsText("businessName"))
                .containsExactly("道路编号", "道路名称", "长度");
        assertThat(contract.at("/schema/1/quality")).as("six dimensions and three rules").hasSize(9);
        assertThat(contract.at("/schema/1/quality").findValuesAsText("severity"))
                .containsExactly("must", "must", "should");
        assertThat(answer.body()).as("the department's own matter").doesNotContain("jdbc:", "127.0.0.1", "postgres");
    }

    private static List<String> columns(JsonNode table) {
        List<String> lines = new ArrayList<>();
        table.path("properties").forEach(column -> {
            StringBuilder line = new StringBuilder(column.path("name").asText() + " "
                    + column.path("physicalType").asText());
            List.of("required", "primaryKeyPosition").forEach(field ->
                    column.path(field).asText("").lines().forEach(value -> line.append(' ').append(value)));
            column.path("transformSourceObjects").forEach(from -> line.append(' ').append(from.asText()));
            column.path("customProperties").forEach(own -> line.append(' ').append(own.path("value").asText()));
            lines.add(line.toString());
        });
        return lines;
    }

    @Test
    void everyRunIsAnEventAndAReaderGoesOnWhereItStood() throws Exception {
        runs();
        String path = "/api/v1/datasets/" + DATASET + "/openlineage";
        JsonNode all = Json.PLAIN.readTree(get("jiaotong-officer", path).body());
        JsonNode later = Json.PLAIN.readTree(get("jiaotong-officer", path + "?limit=1&after=" + RUNS.get(0)).body());
        JsonNode again = Json.PLAIN.readTree(get("auditor", path).body());

        assertThat(all).hasSize(RUNS.size()).isEqualTo(again);
        assertThat(later).hasSize(1);
        assertThat(later.get(0)).isEqualTo(all.get(1));
        assertThat(get("jiaotong-officer", path).headers().firstValue("Link")).isEmpty();
        assertThat(get("jiaotong-officer", path + "?limit=1").headers().firstValue("Link"))
                .hasValue("<" + path + "?limit=1&after=" + RUNS.get(0) + ">; rel=\"next\"");
        assertThat(get("jiaotong-officer", path + "?after=none").body()).contains("SQ-SRV-0244");
        for (int i = 0; i < RUNS.size(); i++) {
            assertThat(all.get(i).at("/run/facets/shuqiao_counts/run").asText()).isEqualTo(RUNS.get(i));
        }
    }

    @Test
    void anEventHoldsAllThatTheRunReported() throws Exception {
        runs();
        JsonNode event = Json.PLAIN.readTree(get("reviewer", "/api/v1/datasets/" + DATASET + "/openlineage").body())
                .get(1);
        OpenLineage.RunEvent read = OpenLineageClientUtils.runEventFromJson(event.toString());
        OpenLineage.OutputDataset output = read.getOutputs().getFirst();

        assertThat(OfficialSchemas.openLineage(event)).isEmpty();
        List.of("/run/facets", "/job/facets", "/inputs/0/facets", "/inputs/0/inputFacets", "/outputs/0/facets",
                "/outputs/0/outputFacets").forEach(facets -> event.at(facets).properties().forEach(facet ->
                assertThat(OfficialSchemas.facet(facet.getKey(), facet.getValue())).as(facet.getKey()).isEmpty()));
        assertThat(read.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.COMPLETE);
        assertThat(read.getEventTime().toInstant()).isEqualTo(Instant.parse("2026-11-05T00:00:00Z"));
        assertThat(read.getRun().getRunId()).isInstanceOf(UUID.class);
        assertThat(read.getJob().getName()).isEqualTo("standardize." + DATASET);
        assertThat(read.getInputs()).extracting(OpenLineage.InputDataset::getName).containsExactly("raw." + DATASET);
        assertThat(read.getInputs().getFirst().getInputFacets().getDataQualityAssertions().getAssertions())
                .extracting(assertion -> assertion.getAssertion() + " " + assertion.getSuccess())
                .containsExactly("decimal-form false", "required false", "text-length false");
        assertThat(output.getName()).isEqualTo("standard." + DATASET);
        assertThat(output.getOutputFacets().getOutputStatistics().getRowCount()).isEqualTo(1);
        assertThat(output.getFacets().getVersion().getDatasetVersion()).isEqualTo(RUNS.get(1));
        assertThat(output.getFacets().getSchema().getFields()).extracting(field -> field.getName() + " "
                + field.getType()).containsExactly("road_number text", "name text", "length decimal");
        assertThat(output.getFacets().getColumnLineage().getFields().getAdditionalProperties()).hasSize(3)
                .allSatisfy((to, field) -> assertThat(field.getInputFields()).hasSize(1));
        assertThat(output.getFacets().getColumnLineage().getFields().getAdditionalProperties().get("length")
                .getInputFields().getFirst().getField()).isEqualTo("len");
        JsonNode counts = event.at("/run/facets/shuqiao_counts");
        assertThat(counts.path("in").asInt()).isEqualTo(counts.path("standard").asInt()
                + counts.path("quarantined").asInt() + counts.path("merged").asInt()).isEqualTo(3);
        assertThat(counts.path("quality")).hasSize(6);
        assertThat(counts.at("/quality/accuracy").asDouble()).isEqualTo(0.5);
    }

    @Test
    void bothAreForTheDepartmentTheAuthorityAndAuditors() throws Exception {
        assertThat(get("gongan-officer", "/api/v1/datasets/" + DATASET + "/odcs").statusCode()).isEqualTo(403);
        assertThat(get("chengyun-user", "/api/v1/datasets/" + DATASET + "/openlineage").statusCode()).isEqualTo(403);
        assertThat(get("auditor", "/api/v1/datasets/none/odcs").statusCode()).isEqualTo(404);
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/datasets").body()).contains("/datasets/" + DATASET + "/odcs", "/datasets/" + DATASET
                    + "/openlineage");
            assertThat(contract(reader.get("/datasets/" + DATASET + "/odcs").body()).path("id").asText())
                    .isEqualTo(DATASET);
        }
    }
}
