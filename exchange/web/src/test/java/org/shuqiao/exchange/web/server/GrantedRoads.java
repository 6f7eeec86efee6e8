package org.shuqiao.exchange.web.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.shuqiao.contracts.json.Json;

/** Roads that 城运 was granted by REST, and what it asks of them. */
public final class GrantedRoads {

    public static final String BOTH = "{\"items\":[{\"item\":\"name\",\"verdict\":\"agree\"},"
            + "{\"item\":\"length\",\"verdict\":\"agree\"}]}";

    private final RunningServer running;
    private final String resource;
    private final String table;

    private GrantedRoads(RunningServer running, String resource, String table) {
        this.running = running;
        this.resource = resource;
        this.table = table;
    }

    /** @param detail two digits that no other entry of the server has */
    public static GrantedRoads publish(RunningServer running, String name, String detail) throws Exception {
        return of(running, new SharedRoads(running).publish(name, detail, "conditional"), detail);
    }

    /** @param resource that is published so already */
    static GrantedRoads of(RunningServer running, String resource, String detail) {
        return new GrantedRoads(running, resource, "jiaotong.road" + detail);
    }

    public String resource() {
        return resource;
    }

    public String table() {
        return table;
    }

    /** @return the number of a request of an account */
    public String request(String login, String key, String from, String to) throws IOException {
        return SharedRoads.ok(running.as(login).post("/api/v1/requests", SharedRoads.request(key, resource, from, to)))
                .path("request").path("id").asText();
    }

    /** Decides a request and signs. @return the grant's number */
    public String decide(String request, String decision) throws IOException {
        Caller officer = running.as("jiaotong-officer");
        String path = "/api/v1/requests/" + request;
        String digest = SharedRoads.ok(officer.post(path + "/preview", decision)).path("digest").asText();
        SharedRoads.ok(officer.post(path + "/decision", decision));
        return SharedRoads.ok(officer.post(path + "/grant", "{\"digest\": \"" + digest + "\"}")).path("id").asText();
    }

    Caller.Answer ask(String login, String sql) throws IOException {
        return running.as(login).post("/api/v1/query", Json.PLAIN.createObjectNode()
                .put("purpose", SharedRoads.PURPOSE).put("sql", sql).toString());
    }

    static String record(Caller.Answer answer) throws IOException {
        JsonNode receipt = Json.PLAIN.readTree(answer.body().path("receipt").asText());
        return receipt.path("record").path("id").asText();
    }

    public void inDepartment(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(running.departmentUrl("postgres"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
