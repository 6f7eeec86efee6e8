package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue by the Dataspace Protocol: what is shared is offered, what is not is none, errors are its own. */
class DspDoorsTest {

    private static final String CATALOGUE = "/api/v1/dsp/catalog/request";
    private static final String REQUEST = "{\"@context\": [\"https://w3id.org/dspace/2025/1/context.jsonld\"], "
            + "\"@type\": \"CatalogRequestMessage\"%s}";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String shared;
    private static String kept;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        shared = roads.publish("国道", "71", "conditional");
        kept = roads.publish(SharedRoads.draft("涉密道路", "72", "", "none", ""), "72");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static String id(String code) {
        return "urn:shuqiao:resource:" + code.replace('/', ':');
    }

    private static JsonNode catalogue(String login) throws Exception {
        return SharedRoads.ok(running.as(login).post(CATALOGUE, REQUEST.formatted("")));
    }

    @Test
    void whatIsSharedIsOfferedUnderItsTerms() throws Exception {
        JsonNode catalogue = catalogue("chengyun-user");
        JsonNode dataset = catalogue.path("dataset").get(0);
        JsonNode alone = SharedRoads.ok(running.as("chengyun-user").get("/api/v1/dsp/catalog/datasets/" + id(shared)));

        assertThat(catalogue.path("participantId").asText()).isEqualTo("yunzhou");
        assertThat(catalogue.path("dataset")).hasSize(1);
        assertThat(dataset.path("@id").asText()).isEqualTo(id(shared));
        assertThat(dataset.path("distribution").findValuesAsText("format")).containsExactly("table", "service");
        assertThat(dataset.path("hasPolicy")).hasSize(1);
        assertThat(dataset.at("/hasPolicy/0/permission/0/constraint").findValuesAsText("rightOperand"))
                .containsExactly("conditional", "用于道路安全", "《中华人民共和国公路法》第七条");
        assertThat(dataset.at("/hasPolicy/0/prohibition/0/action").asText()).isEqualTo("distribute");
        dataset.properties().forEach(field -> assertThat(alone.path(field.getKey())).isEqualTo(field.getValue()));
    }

    @Test
    void whatIsNotSharedAndWhatIsNoMessageAreErrorsOfTheProtocol() throws Exception {
        Caller user = running.as("chengyun-user");
        Caller.Answer secret = user.get("/api/v1/dsp/catalog/datasets/" + id(kept));

        assertThat(secret.status()).isEqualTo(404);
        assertThat(secret.body().path("@type").asText()).isEqualTo("CatalogError");
        assertThat(secret.code()).isEqualTo("SQ-SRV-0245");
        for (String message : List.of("{}", "[]", "no", REQUEST.formatted(", \"filter\": [\"name = '国道'\"]"),
                REQUEST.formatted("").replace("CatalogRequestMessage", "DatasetRequestMessage"))) {
            Caller.Answer answer = user.post(CATALOGUE, message);
            assertThat(answer.status()).as(message).isEqualTo(400);
            assertThat(answer.body().path("@type").asText()).isEqualTo("CatalogError");
            assertThat(answer.code()).isEqualTo("SQ-SRV-0246");
        }
    }

    @Test
    void whichEditionIsSpokenIsToldToAnybody() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(running.url()
                .resolve("/.well-known/dspace-version")).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"protocolVersions\":[{\"version\":\"2025-1\","
                + "\"path\":\"/api/v1/dsp\",\"binding\":\"HTTPS\"}]}");
    }
}
