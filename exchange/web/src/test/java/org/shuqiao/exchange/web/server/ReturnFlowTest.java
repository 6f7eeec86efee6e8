package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** A city's rows flow back to district, street and community, each its own, day after day, each time with a receipt. */
class ReturnFlowTest {

    private static final String SECRET = "YUNZHOU_CHENGYUN_SHARE";
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 30);

    @TempDir
    private Path folder;

    @Test
    void eachTargetOfTheLevelBelowGetsTheRowsOfItsDivisionAlone() throws Exception {
        MovableClock clock = new MovableClock(FIRST);
        try (RunningServer running = RunningServer.start(folder.resolve("home"), clock);
                EmbeddedPostgres own = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start()) {
            running.account("chengyun-officer", "chengyun", "officer");
            Files.writeString(running.installation().home().secrets().resolve(SECRET), "postgres");
            SharedRoads roads = new SharedRoads(running);
            department(running, "create table resident (name text, division text)", """
                    insert into resident values ('甲', '990102001001'), ('乙', '990102001002'), ('丙', '990102003001'),
                        ('丁', '990103001001'), ('无', null)""");
            String resource = roads.publishOver("resident", SharedRoads.draft("居民", "03", "", "unconditional",
                    "\"table\", \"service\"").replace("\"name\": \"length\", \"title\": \"长度\", \"type\": \"decimal\"",
                    "\"name\": \"division\", \"title\": \"区划\", \"type\": \"text\""));
            SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k", resource,
                    FIRST.toString(), FIRST.plusDays(30).toString()).replace("\"length\"", "\"division\"")
                    .replace("[\"query\"]", "[\"table\"]")));
            target(running, own, "district", "990102");
            target(running, own, "street", "990102001");
            target(running, own, "community", "990103001001");
            assertThat(order(running, resource, "").code()).isEqualTo("SQ-EXC-0223");

            JsonNode flow = SharedRoads.ok(order(running, resource, "division"));

            assertThat(flow).hasSize(3);
            await(() -> exists(own, "community") && rows(own, "community").equals(List.of("丁")));
            assertThat(rows(own, "district")).containsExactlyInAnyOrder("甲", "乙", "丙");
            assertThat(rows(own, "street")).containsExactlyInAnyOrder("甲", "乙");
            Set<String> records = records(running);
            assertThat(records).hasSize(3);
            for (String record : records) {
                assertThat(SharedRoads.ok(running.as("chengyun-user").get("/api/v1/receipts/" + record))
                        .path("receipt").asText()).contains("\"kind\":\"push\"", "\"outcome\":\"delivered\"");
            }

            department(running, "delete from resident where name = '乙'",
                    "insert into resident values ('戊', '990102001009')");
            clock.set(FIRST.plusDays(1));
            await(() -> rows(own, "street").equals(List.of("甲", "戊")));
            await(() -> records(running).size() == 6);
            for (JsonNode each : running.as("chengyun-user").get("/api/v1/standing-pushes").body()) {
                SharedRoads.ok(running.as("chengyun-user").send("DELETE", "/api/v1/standing-pushes/"
                        + each.path("id").asText(), ""));
            }
            clock.set(FIRST.plusDays(2));
            JsonNode audit = SharedRoads.ok(running.as("auditor").post("/api/v1/audits", "{}"));
            assertThat(audit.toString()).doesNotContain("RECORD_WITHOUT_ACCESS", "record-without-access");
            assertThat(records(running)).hasSize(6);
        }
    }

    private static Caller.Answer order(RunningServer running, String resource, String item) throws Exception {
        return running.as("chengyun-user").post("/api/v1/standing-pushes", Json.PLAIN.createObjectNode()
                .put("purpose", SharedRoads.PURPOSE).put("resource", resource).put("divisionItem", item)
                .put("minutes", 1440).toString());
    }

    private static void target(RunningServer running, EmbeddedPostgres own, String table, String division)
            throws Exception {
        SharedRoads.ok(running.as("chengyun-officer").post("/api/v1/push-targets", """
                {"name": "%s", "url": "jdbc:postgresql://127.0.0.1:%d/postgres", "user": "postgres", "secret": "%s",
                 "table": "%1$s", "division": "%s"}""".formatted(table, own.getPort(), SECRET, division)));
    }

    private static Set<String> records(RunningServer running) throws Exception {
        Set<String> ids = new HashSet<>();
        for (JsonNode push : running.as("chengyun-user").get("/api/v1/pushes").body()) {
            if (push.path("state").asText().equals("arrived")) {
                ids.add(push.path("id").asText());
            }
        }
        return ids;
    }

    private static boolean exists(EmbeddedPostgres own, String table) throws SQLException {
        return !sql(own, "select 1 from information_schema.tables where table_name = '" + table + "'").isEmpty();
    }

    private static List<String> rows(EmbeddedPostgres own, String table) throws SQLException {
        return sql(own, "select name from " + table + " order by division");
    }

    private static List<String> sql(EmbeddedPostgres own, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = own.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void department(RunningServer running, String... statements) throws SQLException {
        GrantedRoads.of(running, "", "03").inDepartment(List.of(statements));
    }

    /** Whether it is so now. */
    private interface Seen {
        boolean now() throws Exception;
    }

    private static void await(Seen seen) throws Exception {
        OffsetDateTime until = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(60);
        while (!seen.now()) {
            assertThat(OffsetDateTime.now(ZoneOffset.UTC)).isBefore(until);
            Thread.sleep(200);
        }
    }
}
