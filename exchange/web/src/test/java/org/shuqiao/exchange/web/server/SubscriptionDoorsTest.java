package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
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

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final String USER = "chengyun-user";
    private static final String PATH = "/api/v1/subscriptions";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static int entries;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(MONDAY));
        running.account("gongan-user", "gongan", "requester");
    }

    @AfterAll
    static void stop() throws IOException {
        running.close();
    }

    /** Roads in a table of their own, granted to 城运 in the mode service. */
    private record Followed(GrantedRoads roads, String table, String grant) {

        static Followed of(String decision) throws Exception {
            String detail = "%02d".formatted(++entries);
            String table = "followed" + detail;
            try (var connection = DriverManager.getConnection(running.departmentUrl("postgres"));
                    var statement = connection.createStatement()) {
                statement.execute("create table " + table + " as select id, name, len * 1000 as length from road");
            }
            String resource = new SharedRoads(running).publishOver(table, SharedRoads.draft("订阅道路" + detail, detail,
                    "", "conditional", "\"service\""));
            GrantedRoads roads = GrantedRoads.of(running, resource, detail);
            String request = SharedRoads.ok(running.as(USER).post("/api/v1/requests", SharedRoads.request("f" + detail,
                    resource, MONDAY.toString(), "2027-10-31").replace("[\"query\"]", "[\"service\"]")))
                    .path("request").path("id").asText();
            return new Followed(roads, table, roads.decide(request, decision));
        }

        void run(String... statements) throws SQLException {
            roads.inDepartment(List.of(statements).stream().map(sql -> sql.replace("ROADS", table)).toList());
        }

        JsonNode subscribe(String key) throws IOException {
            return SharedRoads.ok(running.as(USER).post(PATH, """
                    {"resource": "%s", "purpose": "%s"%s}""".formatted(roads.resource(), SharedRoads.PURPOSE,
                    key.isEmpty() ? "" : ", \"key\": [\"" + key + "\"]")));
        }
    }

    private static Caller.Answer pull(String id, String cursor, int limit) throws IOException {
        return running.as(USER).get(PATH + "/" + id + "/changes?limit=" + limit
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    }

    /** @return changes as {@code added 人民路 1200}; of a removed row what it is known by */
    private static List<String> changes(JsonNode delivered) {
        List<String> lines = new ArrayList<>();
        delivered.path("content").path("changes").forEach(each -> {
            StringBuilder line = new StringBuilder(each.path("change").asText());
            each.path("values").forEach(value -> line.append(' ').append(
                    value.isNull() ? "-" : value.asText().replaceAll("\\.0+$", "")));
            lines.add(line.toString());
        });
        return lines.stream().sorted().toList();
    }

    @Test
    void eachDeliveryHasWhatChangedSinceTheLastOne() throws Exception {
        Followed followed = Followed.of(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();

        JsonNode first = SharedRoads.ok(pull(id, "", 100));
        assertThat(changes(first)).containsExactly("added 云桥 500", "added 人民路 1200", "added 解放路 3400");
        followed.run("update ROADS set length = 1250 where id = 'R1'", "delete from ROADS where id = 'R2'",
                "insert into ROADS values ('R4', '滨江路', 800)");
        JsonNode repeated = SharedRoads.ok(pull(id, "", 100));
        assertThat(repeated.path("content")).as("not acknowledged: the same").isEqualTo(first.path("content"));
        assertThat(repeated.path("receipt")).isEqualTo(first.path("receipt"));
        assertThat(repeated.path("again").asBoolean()).isTrue();

        JsonNode second = SharedRoads.ok(pull(id, first.path("cursor").asText(), 100));
        assertThat(changes(second)).containsExactly("added 滨江路 800", "changed 人民路 1250", "removed");
        assertThat(rowOf(second, "removed")).isEqualTo(rowOf(first, "解放路"));
        assertThat(rowOf(second, "人民路")).isEqualTo(rowOf(first, "人民路"));
        assertThat(pull(id, first.path("cursor").asText(), 100).body()).isEqualTo(repeatedOf(second));

        JsonNode third = SharedRoads.ok(pull(id, second.path("cursor").asText(), 100));
        assertThat(changes(third)).isEmpty();
        assertThat(third.path("cursor")).isEqualTo(second.path("cursor"));
        assertThat(pull(id, first.path("cursor").asText(), 100).code()).isEqualTo("SQ-EXC-0232");
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
        Followed followed = Followed.of(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();

        JsonNode delivered = SharedRoads.ok(pull(id, "", 100));

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
        Followed followed = Followed.of("""
                {"items": [{"item": "name", "verdict": "agree"},
                  {"item": "length", "verdict": "refuse", "reason": "与申请用途无关", "rule": "purpose"}]}""");
        String id = followed.subscribe("").path("id").asText();
        JsonNode first = SharedRoads.ok(pull(id, "", 100));
        assertThat(changes(first)).containsExactly("added 云桥", "added 人民路", "added 解放路");

        followed.run("update ROADS set length = length + 1", "update ROADS set id = id || 'x'");
        JsonNode hidden = SharedRoads.ok(pull(id, first.path("cursor").asText(), 100));
        assertThat(changes(hidden)).as("neither a hidden column nor a hidden key").isEmpty();

        followed.run("update ROADS set name = '人民大道' where name = '人民路'");
        JsonNode renamed = SharedRoads.ok(pull(id, hidden.path("cursor").asText(), 100));
        assertThat(changes(renamed)).as("which rows belong together is not told").containsExactly("added 人民大道",
                "removed");
    }

    @Test
    void manyChangesComeInPartsAndNoneTwice() throws Exception {
        Followed followed = Followed.of(GrantedRoads.BOTH);
        followed.run("insert into ROADS select 'X' || n, '路' || n, n from generate_series(1, 20) n");
        String id = followed.subscribe("name").path("id").asText();
        List<String> all = new ArrayList<>();
        String cursor = "";
        boolean more = true;

        while (more) {
            JsonNode part = SharedRoads.ok(pull(id, cursor, 7));
            all.addAll(changes(part));
            cursor = part.path("cursor").asText();
            more = part.path("more").asBoolean();
            followed.run("update ROADS set length = 5 where id = 'X20'");
        }

        assertThat(all.stream().filter(line -> line.startsWith("added"))).hasSize(23).doesNotHaveDuplicates();
        assertThat(SharedRoads.ok(pull(id, cursor, 7)).path("more").asBoolean()).isFalse();
        followed.run("delete from ROADS where id like 'X%'");
        JsonNode gone = SharedRoads.ok(pull(id, cursor, 15));
        assertThat(gone.path("content").path("changes").size()).isBetween(1, 15);
        JsonNode rest = SharedRoads.ok(pull(id, gone.path("cursor").asText(), 15));
        assertThat(rest.path("more").asBoolean()).isFalse();
    }

    @Test
    void aRevokedGrantStopsItWithAReceipt() throws Exception {
        Followed followed = Followed.of(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        JsonNode first = SharedRoads.ok(pull(id, "", 100));
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + followed.grant() + "/revoke",
                "{\"reason\": \"核对结束\"}"));

        Caller.Answer again = pull(id, "", 100);
        Caller.Answer next = pull(id, first.path("cursor").asText(), 100);

        assertThat(again.code()).isEqualTo("SQ-EXC-0043");
        assertThat(again.body().path("receipt").asText()).contains("refused");
        assertThat(next.code()).isEqualTo("SQ-EXC-0043");
        assertThat(running.as(USER).post(PATH, "{\"resource\": \"%s\", \"purpose\": \"%s\"}".formatted(
                followed.roads().resource(), SharedRoads.PURPOSE)).code()).isEqualTo("SQ-EXC-0237");
    }

    @Test
    void itIsPausedResumedBegunAnewAndEnded() throws Exception {
        Followed followed = Followed.of(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        Caller user = running.as(USER);
        String first = SharedRoads.ok(pull(id, "", 100)).path("cursor").asText();
        SharedRoads.ok(user.post(PATH + "/" + id + "/pause", "{}"));
        assertThat(pull(id, first, 100).code()).isEqualTo("SQ-EXC-0231");
        SharedRoads.ok(user.post(PATH + "/" + id + "/resume", "{}"));
        assertThat(changes(SharedRoads.ok(pull(id, first, 100)))).isEmpty();

        SharedRoads.ok(user.post(PATH + "/" + id + "/restart", "{}"));
        assertThat(changes(SharedRoads.ok(pull(id, "", 100)))).hasSize(3);

        assertThat(SharedRoads.ok(user.post(PATH + "/" + id + "/end", "{}")).path("state").asText())
                .isEqualTo("ended");
        assertThat(pull(id, "", 100).code()).isEqualTo("SQ-EXC-0231");
        assertThat(running.as("gongan-user").get(PATH + "/" + id).code()).isEqualTo("SQ-EXC-0230");
        assertThat(pull(id, "", 0).code()).isEqualTo("SQ-EXC-0235");
        assertThat(user.post(PATH, "{\"resource\": \"%s\", \"purpose\": \"%s\", \"key\": [\"id\"]}".formatted(
                followed.roads().resource(), SharedRoads.PURPOSE)).code()).isEqualTo("SQ-EXC-0233");
        assertThat(SharedRoads.ok(user.get(PATH)).findValuesAsText("id")).contains(id);
    }

    @Test
    void aCorrectedRowComesWithItsCorrection() throws Exception {
        Followed followed = Followed.of(GrantedRoads.BOTH);
        String id = followed.subscribe("name").path("id").asText();
        JsonNode first = SharedRoads.ok(pull(id, "", 100));
        String record = first.path("cursor").asText();
        Caller officer = running.as("jiaotong-officer");
        String objection = SharedRoads.ok(running.as(USER).post("/api/v1/objections", """
                {"receipt": "%s", "row": 1, "item": "length", "complaint": "长度与竣工图不一致",
                 "detail": {"row": "人民路", "wrong": "1200", "right": "1250"}}""".formatted(record)))
                .path("id").asText();
        SharedRoads.ok(officer.post("/api/v1/objections/" + objection + "/check", "{}"));
        SharedRoads.ok(officer.post("/api/v1/objections/" + objection + "/close", """
                {"outcome": "corrected", "explanation": "已按竣工图更正", "since": "2026-10-01",
                 "detail": {"row": "人民路", "wrong": "1200", "right": "1250"}}"""));
        followed.run("update ROADS set length = 510 where name = '云桥'");

        JsonNode before = SharedRoads.ok(pull(id, record, 100));
        assertThat(before.path("content").path("corrections")).as("the source has not followed yet").isEmpty();
        followed.run("update ROADS set length = 1250 where name = '人民路'");
        JsonNode corrected = SharedRoads.ok(pull(id, before.path("cursor").asText(), 100));

        assertThat(changes(corrected)).containsExactly("changed 人民路 1250");
        assertThat(corrected.path("content").path("changes").path(0).path("correction").asText())
                .isEqualTo(objection);
        assertThat(corrected.path("content").path("corrections").toString()).contains(objection);
        followed.run("update ROADS set length = 1260 where name = '人民路'");
        JsonNode later = SharedRoads.ok(pull(id, corrected.path("cursor").asText(), 100));
        assertThat(later.path("content").path("corrections")).as("pointed out once").isEmpty();
    }
}
