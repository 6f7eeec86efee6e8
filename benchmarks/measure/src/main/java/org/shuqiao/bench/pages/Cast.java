package org.shuqiao.bench.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.shuqiao.bench.search.FilledServer;
import org.shuqiao.contracts.json.Json;

/** People of each role who have accounts; the two administrators enter what is missing, each with half a password. */
final class Cast {

    private static final String PASSWORD = "bench-2026-pages";
    private static final int TAKEN = 409;

    private final FilledServer server;

    Cast(FilledServer server) {
        this.server = server;
    }

    /** Somebody with an account. */
    record Member(String role, String login, String department, String password) { }

    List<Member> members() throws IOException {
        return List.of(new Member("officer", "bench-officer", "gongan", PASSWORD),
                new Member("requester", "bench-requester", "chengyun", PASSWORD),
                new Member("authority", "bench-authority", "shuju", PASSWORD),
                new Member("auditor", "bench-auditor", "shuju", PASSWORD),
                new Member("admin", "admin", "", server.password("admin")));
    }

    void enter() throws IOException, InterruptedException {
        int half = PASSWORD.length() / 2;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Member member : members()) {
                if (member.role().equals("admin")) {
                    continue;
                }
                ObjectNode account = Json.PLAIN.createObjectNode().put("login", member.login())
                        .put("person", member.login()).put("department", member.department())
                        .put("password", PASSWORD.substring(0, half));
                account.putArray("roles").add(member.role());
                JsonNode proposed = post(http, "admin", "/api/v1/accounts", account);
                if (proposed.path("status").asInt() == TAKEN) {
                    continue;
                }
                post(http, "admin2", "/api/v1/changes/" + proposed.path("id").asText() + "/approve",
                        Json.PLAIN.createObjectNode().put("digest", proposed.path("digest").asText())
                                .put("password", PASSWORD.substring(half)));
            }
        }
    }

    private JsonNode post(HttpClient http, String administrator, String path, ObjectNode body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", server.administrator(administrator)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != TAKEN) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.PLAIN.readTree(answer.body());
    }
}
