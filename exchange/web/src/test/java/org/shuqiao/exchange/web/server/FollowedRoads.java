package org.shuqiao.exchange.web.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Roads in a table of their own that 城运 was granted in the mode service, and what it is given of them. */
final class FollowedRoads {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    static final String USER = "chengyun-user";
    static final String PATH = "/api/v1/subscriptions";

    private final RunningServer running;
    private final GrantedRoads roads;
    private final String table;
    private final String grant;

    private FollowedRoads(RunningServer running, GrantedRoads roads, String table, String grant) {
        this.running = running;
        this.roads = roads;
        this.table = table;
        this.grant = grant;
    }

    /** @param detail two digits that no other entry of the server has */
    static FollowedRoads of(RunningServer running, String detail, String decision) throws Exception {
        String table = "followed" + detail;
        try (Connection connection = DriverManager.getConnection(running.departmentUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + table + " as select id, name, len * 1000 as length from road");
        }
        String resource = new SharedRoads(running).publishOver(table, SharedRoads.draft("订阅道路" + detail, detail, "",
                "conditional", "\"service\""));
        GrantedRoads roads = GrantedRoads.of(running, resource, detail);
        FollowedRoads followed = new FollowedRoads(running, roads, table, "");
        return new FollowedRoads(running, roads, table, roads.decide(followed.request("f" + detail), decision));
    }

    private String request(String key) throws IOException {
        return SharedRoads.ok(running.as(USER).post("/api/v1/requests", SharedRoads.request(key, resource(),
                MONDAY.toString(), "2027-10-31").replace("[\"query\"]", "[\"service\"], \"again\": true")))
                .path("request").path("id").asText();
    }

    /** Has the same granted once more. @return the grant */
    String grantAgain(String key) throws IOException {
        return roads.decide(request(grant + key), GrantedRoads.BOTH);
    }

    String resource() {
        return roads.resource();
    }

    String grant() {
        return grant;
    }

    /** Runs statements in the department's database, over its table ROADS. */
    void run(String... statements) throws SQLException {
        roads.inDepartment(List.of(statements).stream().map(sql -> sql.replace("ROADS", table)).toList());
    }

    JsonNode subscribe(String key) throws IOException {
        return SharedRoads.ok(running.as(USER).post(PATH, """
                {"resource": "%s", "purpose": "%s"%s}""".formatted(resource(), SharedRoads.PURPOSE,
                key.isEmpty() ? "" : ", \"key\": [\"" + key + "\"]")));
    }

    Caller.Answer pull(String id, String cursor, int limit) throws IOException {
        return running.as(USER).get(PATH + "/" + id + "/changes?limit=" + limit
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    }

    /** Objects to the length of a road and has the provider correct it. @return the objection */
    String correct(String record, String road, String wrong, String right) throws IOException {
        String detail = "{\"row\": \"%s\", \"wrong\": \"%s\", \"right\": \"%s\"}".formatted(road, wrong, right);
        String objection = SharedRoads.ok(running.as(USER).post("/api/v1/objections", """
                {"receipt": "%s", "row": 1, "item": "length", "complaint": "长度与竣工图不一致", "detail": %s}"""
                .formatted(record, detail))).path("id").asText();
        Caller officer = running.as("jiaotong-officer");
        SharedRoads.ok(officer.post("/api/v1/objections/" + objection + "/check", "{}"));
        SharedRoads.ok(officer.post("/api/v1/objections/" + objection + "/close", """
                {"outcome": "corrected", "explanation": "已按竣工图更正", "since": "2026-10-01", "detail": %s}"""
                .formatted(detail)));
        return objection;
    }

    /** @return changes as {@code added 人民路 1200}, sorted */
    static List<String> changes(JsonNode delivered) {
        List<String> lines = new ArrayList<>();
        delivered.path("content").path("changes").forEach(each -> {
            StringBuilder line = new StringBuilder(each.path("change").asText());
            each.path("values").forEach(value -> line.append(' ').append(
                    value.isNull() ? "-" : value.asText().replaceAll("\\.0+$", "")));
            lines.add(line.toString());
        });
        return lines.stream().sorted().toList();
    }
}
