package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.ledger.json.CanonicalJson;

/** Grants as ODRL agreements, read back by a JSON-LD processor and compared with what was signed, field by field. */
class OdrlDoorsTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static GrantedRoads roads;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(FollowedRoads.MONDAY));
        running.account("gongan-user", "gongan", "requester");
        roads = GrantedRoads.publish(running, "公路“甲”", "51");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static JsonNode granted(String key, String decision) throws Exception {
        String request = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key,
                roads.resource(), FollowedRoads.MONDAY.toString(), "2027-10-31").replace("[\"query\"]",
                "[\"query\", \"verify\"], \"again\": true"))).path("request").path("id").asText();
        return SharedRoads.ok(running.as("chengyun-user").get("/api/v1/grants/" + roads.decide(request, decision)));
    }

    /** @return the policy within the act that the provider signed */
    private static Policy signed(JsonNode grant) {
        JsonNode act = CanonicalJson.read(grant.path("document").asText().getBytes(StandardCharsets.UTF_8));
        return PolicyJson.read(act.findValue("policy").toString());
    }

    private static String document(String login, String grant) throws Exception {
        return running.as(login).get("/api/v1/grants/" + grant + "/odrl").body().toString();
    }

    @Test
    void everyFieldOfASimpleGrantIsReadBack() throws Exception {
        JsonNode grant = granted("o-1", GrantedRoads.BOTH);

        OdrlReader read = new OdrlReader(document("chengyun-user", grant.path("id").asText()));

        assertThat(read.policy()).isEqualTo(signed(grant));
        assertThat(PolicyJson.digest(PolicyJson.write(read.policy()))).as("the same policy has the same digest")
                .isEqualTo(grant.path("digest").asText());
        assertThat(read.type()).isEqualTo("http://www.w3.org/ns/odrl/2/Agreement");
        assertThat(read.permissions()).as("one for each item").hasSize(2);
        assertThat(read.rules()).containsExactly("not distribute", "acceptTracking");
        assertThat(read.text("digest")).isEqualTo(grant.path("digest").asText());
        assertThat(read.text("request")).isEqualTo(grant.path("request").asText());
        assertThat(read.text("signer")).isEqualTo(grant.path("signer").asText());
    }

    @Test
    void everyKindOfConstraintIsReadBack() throws Exception {
        List<String> decisions = List.of("""
                {"items": [{"item": "name", "verdict": "mask", "mask": "truncated:1"},
                  {"item": "length", "verdict": "agree", "positions": ["filter", "aggregate"]}],
                 "filter": "length > '600'", "perDay": 3, "rows": 50, "rowsPerDay": 100, "hours": "08:30-17:30"}""",
                """
                {"items": [{"item": "name", "verdict": "agree", "to": "2027-03-01"},
                  {"item": "length", "verdict": "agree"}]}""",
                """
                {"items": [{"item": "name", "verdict": "agree"}, {"item": "length", "verdict": "agree"}],
                 "minimumGroup": 5, "measures": ["length"]}""");
        for (int i = 0; i < decisions.size(); i++) {
            JsonNode grant = granted("o-many-" + i, decisions.get(i));

            OdrlReader read = new OdrlReader(document("jiaotong-officer", grant.path("id").asText()));

            assertThat(read.policy()).as(decisions.get(i)).isEqualTo(signed(grant));
            assertThat(PolicyJson.digest(PolicyJson.write(read.policy()))).isEqualTo(grant.path("digest").asText());
        }
    }

    @Test
    void theDocumentIsForWhoeverSeesTheGrant() throws Exception {
        String grant = granted("o-seen", GrantedRoads.BOTH).path("id").asText();

        assertThat(running.as("gongan-user").get("/api/v1/grants/" + grant + "/odrl").status()).isEqualTo(403);
        try (PageReader reader = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(reader.get("/grants/" + grant).body()).contains("/grants/" + grant + "/odrl");
            assertThat(new OdrlReader(reader.get("/grants/" + grant + "/odrl").body()).text("digest")).isNotBlank();
        }
    }
}
