package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Signing in by REST: failures, passwords, and sessions of the portal that are seen and ended from there. */
class RestSignInTest {

    private static final String NEXT = "some other words in a row";

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        for (String login : List.of("guessed", "changing", "forgetful", "browsing")) {
            running.account(login, "jiaotong", "requester");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void eachFailureCountsOnceAndTellsNothing() {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            known.add(caller("guessed", "not what it is").get("/api/v1/grants").code());
            unknown.add(caller("nobody", "not what it is").get("/api/v1/grants").code());
        }

        assertThat(known).isEqualTo(unknown).containsExactly("SQ-EXC-0003", "SQ-EXC-0003", "SQ-EXC-0003",
                "SQ-EXC-0003", "SQ-EXC-0003", "SQ-EXC-0004", "SQ-EXC-0004");
        assertThat(caller("guessed", RunningServer.PASSWORD).get("/api/v1/grants").code()).isEqualTo("SQ-EXC-0004");
    }

    @Test
    void aPasswordIsChangedByWhoeverHasItAndResetByAnAdministrator() throws Exception {
        assertThat(change("changing", "not what it is", NEXT).code()).isEqualTo("SQ-EXC-0003");
        assertThat(change("changing", RunningServer.PASSWORD, "short").code()).isEqualTo("SQ-EXC-0008");
        assertThat(change("changing", RunningServer.PASSWORD, "1234567890123").code()).isEqualTo("SQ-EXC-0015");
        assertThat(change("changing", RunningServer.PASSWORD, NEXT).status()).isEqualTo(200);
        assertThat(caller("changing", NEXT).get("/api/v1/grants").status()).isEqualTo(200);
        assertThat(caller("changing", RunningServer.PASSWORD).get("/api/v1/grants").code()).isEqualTo("SQ-EXC-0003");

        assertThat(running.as("auditor").post("/api/v1/accounts/forgetful/reset", "{\"password\": \"half-of-it\"}")
                .code()).isEqualTo("SQ-EXC-0001");
        assertThat(change("forgetful", RunningServer.PASSWORD, NEXT).status()).isEqualTo(200);
        running.reset("forgetful");
        assertThat(caller("forgetful", NEXT).get("/api/v1/grants").code()).isEqualTo("SQ-EXC-0003");
        assertThat(caller("forgetful", RunningServer.PASSWORD).get("/api/v1/grants").code())
                .isEqualTo("SQ-EXC-0017");
        assertThat(change("forgetful", RunningServer.PASSWORD, NEXT).status()).isEqualTo(200);
        assertThat(caller("forgetful", NEXT).get("/api/v1/grants").status()).isEqualTo(200);
    }

    @Test
    void sessionsOfThePortalAreListedToTheirOwnerAndEnded() throws Exception {
        try (PageReader first = new PageReader(running.url(), "browsing", RunningServer.PASSWORD);
                PageReader second = new PageReader(running.url(), "browsing", RunningServer.PASSWORD)) {
            Caller owner = caller("browsing", RunningServer.PASSWORD);
            var listed = owner.get("/api/v1/sessions").body();
            assertThat(listed).hasSize(2);
            assertThat(running.as("gongan-officer").get("/api/v1/sessions").body()).isEmpty();
            assertThat(running.as("admin").get("/api/v1/sessions").body()).hasSizeGreaterThanOrEqualTo(2);

            String id = listed.get(0).path("id").asText(); // the newest
            assertThat(running.as("gongan-officer").send("DELETE", "/api/v1/sessions/" + id, "").code())
                    .isEqualTo("SQ-EXC-0001");
            assertThat(owner.send("DELETE", "/api/v1/sessions/" + id, "").status()).isEqualTo(200);
            assertThat(owner.send("DELETE", "/api/v1/sessions/" + id, "").code()).isEqualTo("SQ-SRV-0018");
            assertThat(second.get("/requests").uri().getPath()).isEqualTo("/login");
            assertThat(first.get("/requests").uri().getPath()).isEqualTo("/requests");

            assertThat(change("browsing", RunningServer.PASSWORD, NEXT).status()).isEqualTo(200);
            assertThat(first.get("/requests").uri().getPath()).as("a changed password ends them all")
                    .isEqualTo("/login");
        }
    }

    @Test
    void aBrowserIsNotAskedForCredentialsThatItWouldKeep() throws Exception {
        assertThat(challenge()).startsWith("Basic");
        assertThat(challenge("Sec-Fetch-Site", "same-origin")).startsWith("Shuqiao").doesNotContain("Basic");
        assertThat(challenge("Accept", "text/html,application/xhtml+xml")).doesNotContain("Basic");
    }

    private static String challenge(String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(running.url().resolve("/api/v1/grants"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        return String.join(" ", answer.headers().allValues("WWW-Authenticate"));
    }

    private static Caller caller(String login, String password) {
        URI server = running.url();
        return new Caller(server, login, password, "en");
    }

    private static Caller.Answer change(String login, String old, String next) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(running.url().resolve("/api/v1/password"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"login": "%s", "password": "%s", "next": "%s"}""".formatted(login, old, next))).build(),
                HttpResponse.BodyHandlers.ofString());
        return new Caller.Answer(answer.statusCode(), Json.PLAIN.readTree(
                answer.body().isBlank() ? "{}" : answer.body()));
    }
}
