package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.json.CanonicalJson;

/** Subscriptions by REST: what changed since the last delivery, again until it is acknowledged, and nothing hidden. */
class SubscriptionDoorsTest {

    private static final String USER = FollowedRoads.USER;
    private static final String PATH = FollowedRoads.PATH;

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static int entries;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(FollowedRoads.MONDAY));
        running.account("gongan-user", "gongan", "requester");
    }

    @AfterAll
    static void stop() throws IOException {
        running.close();
    }

    private static FollowedRoads followed(String decision) throws Exception {
        return FollowedRoads.of(running, "%02d".formatted(++entries), decision);
    }

    @Test
    void eachDeliveryHasWhatChangedSinceTheLastOne() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();

        JsonNode first = SharedRoads.ok(followed.pull(id, "", 100));
        assertThat(FollowedRoads.changes(first)).containsExactly("added 云桥 500", "added 人民路 1200", "added 解放路 3400");
        followed.run("update ROADS set length = 1250 where id = 'R1'", "delete from ROADS where id = 'R2'",
                "insert into ROADS values ('R4', '滨江路', 800)");
        JsonNode repeated = SharedRoads.ok(followed.pull(id, "", 100));
        assertThat(repeated.path("content")).as("not acknowledged: the same").isEqualTo(first.path("content"));
        assertThat(repeated.path("receipt")).isEqualTo(first.path("receipt"));
        assertThat(repeated.path("again").asBoolean()).isTrue();

        JsonNode second = SharedRoads.ok(followed.pull(id, first.path("cursor").asText(), 100));
        assertThat(FollowedRoads.changes(second)).containsExactly("added 滨江路 800", "changed 人民路 1250", "removed");
        assertThat(rowOf(second, "removed")).isEqualTo(rowOf(first, "解放路"));
        assertThat(rowOf(second, "人民路")).isEqualTo(rowOf(first, "人民路"));
        assertThat(followed.pull(id, first.path("cursor").asText(), 100).body()).isEqualTo(repeatedOf(second));

        JsonNode third = SharedRoads.ok(followed.pull(id, second.path("cursor").asText(), 100));
        assertThat(FollowedRoads.changes(third)).isEmpty();
        assertThat(third.path("cursor")).isEqualTo(second.path("cursor"));
        assertThat(followed.pull(id, first.path("cursor").asText(), 100).code()).isEqualTo("SQ-EXC-0232");
    }

    private static String rowOf(JsonNode delivered, String holding) {
        for (JsonNode each : delivered.path("content").path("changes")) {
            if (each.toString().contains(holding)) {
                return each.path("row").asText();
            }
        }
        throw new AssertionError(holding);
    }

    private static JsonNode repeatedOf(JsonNode delivered) {
        return ((ObjectNode) delivered.deepCopy()).put("again", true);
    }

    @Test
    void theReceiptStandsOverWhatWasDelivered() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();

        JsonNode delivered = SharedRoads.ok(followed.pull(id, "", 100));

        byte[] content = CanonicalJson.bytes(delivered.path("content"));
        byte[] salted = new byte[32 + content.length];
        System.arraycopy(HexFormat.of().parseHex(delivered.path("salt").asText()), 0, salted, 0, 32);
        System.arraycopy(content, 0, salted, 32, content.length);
        JsonNode record = Json.PLAIN.readTree(delivered.path("receipt").asText()).path("record");
        assertThat(record.toString()).contains(Sha256.tagged(salted), "\"kind\":\"service\"", "\"rows\":3",
                followed.grant()).doesNotContain("人民路");
        assertThat(record.path("id").asText()).isEqualTo(delivered.path("cursor").asText());
    }

    @Test
    void aChangeThatTheGrantHidesIsNoChange() throws Exception {
        FollowedRoads followed = followed("""
                {"items": [{"item": "name", "verdict": "agree"},
                  {"item": "length", "verdict": "refuse", "reason": "与申请用途无关", "rule": "purpose"}]}""");
        String id = followed.subscribe("").path("id").asText();
        JsonNode first = SharedRoads.ok(followed.pull(id, "", 100));
        assertThat(FollowedRoads.changes(first)).containsExactly("added 云桥", "added 人民路", "added 解放路");

        followed.run("update ROADS set length = length + 1", "update ROADS set id = id || 'x'");
        JsonNode hidden = SharedRoads.ok(followed.pull(id, first.path("cursor").asText(), 100));
        assertThat(FollowedRoads.changes(hidden)).as("neither a hidden column nor a hidden key").isEmpty();

        followed.run("update ROADS set name = '人民大道' where name = '人民路'");
        JsonNode renamed = SharedRoads.ok(followed.pull(id, hidden.path("cursor").asText(), 100));
        assertThat(FollowedRoads.changes(renamed)).as("which rows belong together is not told")
                .containsExactly("added 人民大道", "removed");
    }

    @Test
    void manyChangesComeInPartsAndNoneTwice() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        followed.run("insert into ROADS select 'X' || n, '路' || n, n from generate_series(1, 20) n");
        String id = followed.subscribe("name").path("id").asText();
        List<String> all = new ArrayList<>();
        String cursor = "";
        boolean more = true;

        while (more) {
            JsonNode part = SharedRoads.ok(followed.pull(id, cursor, 7));
            all.addAll(FollowedRoads.changes(part));
            cursor = part.path("cursor").asText();
            more = part.path("more").asBoolean();
            followed.run("update ROADS set length = 5 where id = 'X20'");
        }

        assertThat(all.stream().filter(line -> line.startsWith("added"))).hasSize(23).doesNotHaveDuplicates();
        assertThat(SharedRoads.ok(followed.pull(id, cursor, 7)).path("more").asBoolean()).isFalse();
        followed.run("delete from ROADS where id like 'X%'");
        JsonNode gone = SharedRoads.ok(followed.pull(id, cursor, 15));
        assertThat(gone.path("content").path("changes").size()).isBetween(1, 15);
        JsonNode rest = SharedRoads.ok(followed.pull(id, gone.path("cursor").asText(), 15));
        assertThat(rest.path("more").asBoolean()).isFalse();
    }

    @Test
    void aRevokedGrantStopsItWithAReceipt() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        JsonNode first = SharedRoads.ok(followed.pull(id, "", 100));
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + followed.grant() + "/revoke",
                "{\"reason\": \"核对结束\"}"));

        Caller.Answer again = followed.pull(id, "", 100);
        Caller.Answer next = followed.pull(id, first.path("cursor").asText(), 100);

        assertThat(again.code()).isEqualTo("SQ-EXC-0043");
        assertThat(again.body().path("receipt").asText()).contains("refused");
        assertThat(next.code()).isEqualTo("SQ-EXC-0043");
        assertThat(running.as(USER).post(PATH, "{\"resource\": \"%s\", \"purpose\": \"%s\"}".formatted(
                followed.resource(), SharedRoads.PURPOSE)).code()).isEqualTo("SQ-EXC-0237");
    }

    @Test
    void whatWaitedUnderAnEndedGrantIsComparedAnewUnderAnother() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        JsonNode first = SharedRoads.ok(followed.pull(id, "", 100));
        followed.grantAgain("second");
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + followed.grant() + "/revoke",
                "{\"reason\": \"换发授权\"}"));
        followed.run("delete from ROADS where id = 'R2'");

        JsonNode anew = SharedRoads.ok(followed.pull(id, "", 100));

        assertThat(FollowedRoads.changes(anew)).containsExactly("added 云桥 500", "added 人民路 1200");
        assertThat(anew.path("again").asBoolean()).isFalse();
        assertThat(followed.pull(id, first.path("cursor").asText(), 100).code()).as("it was never acknowledged")
                .isEqualTo("SQ-EXC-0232");
    }

    @Test
    void itIsPausedResumedBegunAnewAndEnded() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        Caller user = running.as(USER);
        String first = SharedRoads.ok(followed.pull(id, "", 100)).path("cursor").asText();
        SharedRoads.ok(user.post(PATH + "/" + id + "/pause", "{}"));
        assertThat(followed.pull(id, first, 100).code()).isEqualTo("SQ-EXC-0231");
        SharedRoads.ok(user.post(PATH + "/" + id + "/resume", "{}"));
        assertThat(FollowedRoads.changes(SharedRoads.ok(followed.pull(id, first, 100)))).isEmpty();

        SharedRoads.ok(user.post(PATH + "/" + id + "/restart", "{}"));
        assertThat(FollowedRoads.changes(SharedRoads.ok(followed.pull(id, "", 100)))).hasSize(3);

        assertThat(SharedRoads.ok(user.post(PATH + "/" + id + "/end", "{}")).path("state").asText())
                .isEqualTo("ended");
        assertThat(followed.pull(id, "", 100).code()).isEqualTo("SQ-EXC-0231");
        assertThat(running.as("gongan-user").get(PATH + "/" + id).code()).isEqualTo("SQ-EXC-0230");
        assertThat(followed.pull(id, "", 0).code()).isEqualTo("SQ-EXC-0235");
        assertThat(user.post(PATH, "{\"resource\": \"%s\", \"purpose\": \"%s\", \"key\": [\"id\"]}".formatted(
                followed.resource(), SharedRoads.PURPOSE)).code()).isEqualTo("SQ-EXC-0233");
        assertThat(SharedRoads.ok(user.get(PATH)).findValuesAsText("id")).contains(id);
    }

    @Test
    void aCorrectedRowComesWithItsCorrection() throws Exception {
        FollowedRoads followed = followed(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        JsonNode first = SharedRoads.ok(followed.pull(id, "", 100));
        String record = first.path("cursor").asText();
        String objection = followed.correct(record, "人民路", "1200", "1250");
        followed.run("update ROADS set length = 510 where name = '云桥'");

        JsonNode before = SharedRoads.ok(followed.pull(id, record, 100));
        assertThat(before.path("content").path("corrections")).as("the source has not followed yet").isEmpty();
        followed.run("update ROADS set length = 1250 where name = '人民路'");
        JsonNode corrected = SharedRoads.ok(followed.pull(id, before.path("cursor").asText(), 100));

        assertThat(FollowedRoads.changes(corrected)).containsExactly("changed 人民路 1250");
        assertThat(corrected.path("content").path("changes").path(0).path("correction").asText())
                .isEqualTo(objection);
        assertThat(corrected.path("content").path("corrections").toString()).contains(objection);
        followed.run("update ROADS set length = 1260 where name = '人民路'");
        JsonNode later = SharedRoads.ok(followed.pull(id, corrected.path("cursor").asText(), 100));
        assertThat(later.path("content").path("corrections")).as("pointed out once").isEmpty();
    }
}
