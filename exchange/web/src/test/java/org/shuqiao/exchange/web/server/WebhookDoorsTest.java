package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.contracts.json.Json;

/** Announcements of waiting changes at a real receiver: signed, without data, tried again, and nowhere else. */
class WebhookDoorsTest {

    private static final MovableClock CLOCK = new MovableClock(FollowedRoads.MONDAY);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static Receiver receiver;
    private static int entries;
    private static LocalDate today = FollowedRoads.MONDAY;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.announcing(folder.resolve("home"), CLOCK);
        receiver = Receiver.start();
    }

    @AfterAll
    static void stop() throws IOException {
        receiver.close();
        running.close();
    }

    private static FollowedRoads followed() throws Exception {
        return FollowedRoads.of(running, "%02d".formatted(++entries), GrantedRoads.BOTH);
    }

    private static String path(String id) {
        return FollowedRoads.PATH + "/" + id + "/webhook";
    }

    /** @return the secret */
    private static String announce(String id, String url) throws IOException {
        return SharedRoads.ok(running.as(FollowedRoads.USER).post(path(id), "{\"url\": \"" + url + "\"}"))
                .path("secret").asText();
    }

    private static void look(String id) throws IOException {
        SharedRoads.ok(running.as(FollowedRoads.USER).post(path(id) + "/look", "{}"));
    }

    /** @return the newest announcement, once it is as wanted */
    private static JsonNode call(String id, Predicate<JsonNode> wanted) throws Exception {
        JsonNode last = Json.PLAIN.createObjectNode();
        for (int i = 0; i < 240; i++) {
            last = SharedRoads.ok(running.as(FollowedRoads.USER).get(path(id))).path("calls").path(0);
            if (wanted.test(last)) {
                return last;
            }
            Thread.sleep(250);
        }
        throw new AssertionError(last);
    }

    private static Predicate<JsonNode> is(String state) {
        return call -> call.path("state").asText().equals(state);
    }

    private static Predicate<JsonNode> tried(int times, String answer) {
        return call -> call.path("tries").asInt() == times && call.path("answer").asText().equals(answer);
    }

    private static void nextDay() {
        today = today.plusDays(1);
        CLOCK.set(today);
    }

    @Test
    void anAnnouncementIsSignedAndHoldsNoData() throws Exception {
        FollowedRoads followed = followed();
        String id = followed.subscribe("name").path("id").asText();
        String secret = announce(id, receiver.url("/signed"));

        JsonNode call = call(id, is("done"));
        Receiver.Call came = receiver.calls("/signed").getFirst();
        JsonNode delivered = SharedRoads.ok(followed.pull(id, "", 100));

        assertThat(call.path("answer").asText()).isEqualTo("HTTP 204");
        assertThat(Json.PLAIN.readTree(came.body())).isEqualTo(Json.PLAIN.readTree("""
                {"changes": 3, "corrections": [], "cursor": "%s", "receipt": "%1$s", "subscription": "%s",
                 "type": "changes.waiting"}""".formatted(call.path("record").asText(), id)));
        String signed = came.headers().get("webhook-id") + "." + came.headers().get("webhook-timestamp") + "."
                + came.body();
        assertThat(came.headers().get("webhook-signature")).isEqualTo("v1," + Base64.getEncoder().encodeToString(
                new KeyedDigest(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                        .of(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(delivered.path("cursor").asText()).as("the delivery that was announced")
                .isEqualTo(call.path("record").asText());
        assertThat(FollowedRoads.changes(delivered)).hasSize(3);
        String objection = followed.correct(delivered.path("cursor").asText(), "人民路", "1200", "1250");
        followed.run("update ROADS set length = 1250 where name = '人民路'");
        JsonNode empty = SharedRoads.ok(followed.pull(id, delivered.path("cursor").asText(), 100));
        assertThat(FollowedRoads.changes(empty)).containsExactly("changed 人民路 1250");
        assertThat(empty.path("content").path("corrections").toString()).contains(objection);
    }

    @Test
    void aCorrectionIsAnnouncedByItself() throws Exception {
        FollowedRoads followed = followed();
        String id = followed.subscribe("name").path("id").asText();
        JsonNode first = SharedRoads.ok(followed.pull(id, "", 100));
        SharedRoads.ok(followed.pull(id, first.path("cursor").asText(), 100));
        String before = delivered(id);
        announce(id, receiver.url("/corrected"));
        lookedAfter(id, before);
        followed.run("update ROADS set length = 1250 where name = '人民路'");
        String objection = followed.correct(first.path("cursor").asText(), "人民路", "1200", "1250");

        call(id, is("done"));

        assertThat(receiver.calls("/corrected")).hasSize(1);
        assertThat(receiver.calls("/corrected").getFirst().body()).contains(id, objection).doesNotContain("人民路",
                "1250");
    }

    /** Waits until it was looked for changes: the next look is some minutes away then, and the clock stands. */
    private static void lookedAfter(String id, String before) throws Exception {
        for (int i = 0; i < 240 && delivered(id).equals(before); i++) {
            Thread.sleep(250);
        }
        assertThat(delivered(id)).isNotEqualTo(before);
    }

    private static String delivered(String id) throws IOException {
        return SharedRoads.ok(running.as(FollowedRoads.USER).get(FollowedRoads.PATH + "/" + id)).path("delivered")
                .asText();
    }

    @Test
    void whatFailsIsTriedAgainAndArrivesOnce() throws Exception {
        String id = followed().subscribe("name").path("id").asText();
        receiver.answers("/again", 500);
        announce(id, receiver.url("/again"));
        call(id, tried(1, "HTTP 500"));
        receiver.answers("/again", 1);
        nextDay();
        call(id, tried(2, "SQ-EXC-0243"));
        receiver.answers("/again", 204);
        nextDay();
        call(id, is("done"));
        nextDay();

        assertThat(receiver.calls("/again")).hasSize(3);
        assertThat(receiver.calls("/again").stream().map(call -> call.headers().get("webhook-id")).distinct())
                .as("the same announcement").hasSize(1);
    }

    @Test
    void aRedirectInwardIsNotFollowed() throws Exception {
        String id = followed().subscribe("name").path("id").asText();
        receiver.answers("/leads-inward", 302);
        announce(id, receiver.url("/leads-inward"));

        call(id, tried(1, "HTTP 302"));

        assertThat(receiver.calls("/inner")).isEmpty();
    }

    @Test
    void whoAnswersSlowlyHoldsUpNobody() throws Exception {
        String slow = followed().subscribe("name").path("id").asText();
        String quick = followed().subscribe("name").path("id").asText();
        receiver.answers("/slow", 0);
        announce(slow, receiver.url("/slow"));
        announce(quick, receiver.url("/quick"));

        call(quick, is("done"));
        JsonNode late = call(slow, tried(1, "SQ-EXC-0243"));

        assertThat(late.path("state").asText()).isEqualTo("waiting");
    }

    @Test
    void whatNeverArrivesIsGivenUpWithAnAlertAndAnnouncedAgainByHand() throws Exception {
        String id = followed().subscribe("name").path("id").asText();
        receiver.answers("/dead", 503);
        announce(id, receiver.url("/dead"));
        for (int tries = 1; tries <= 7; tries++) {
            call(id, tried(tries, "HTTP 503"));
            nextDay();
        }
        JsonNode dead = call(id, is("dead"));
        assertThat(running.as("reviewer").get("/api/v1/alerts").status()).isEqualTo(200);
        receiver.answers("/dead", 204);

        try (PageReader page = new PageReader(running.url(), FollowedRoads.USER, RunningServer.PASSWORD)) {
            assertThat(page.get("/subscriptions").body()).contains(id, "已放弃", "HTTP 503");
            HttpResponse<String> again = page.post("/subscriptions", "/subscriptions/" + id + "/calls/"
                    + dead.path("id").asText() + "/again", "x=1");
            assertThat(again.body()).contains(id);
        }
        call(id, is("done"));
    }

    @Test
    void nothingIsCalledBeyondTheRule() throws Exception {
        String id = followed().subscribe("name").path("id").asText();

        assertThat(refused(id, "https://hooks.other.cn/x")).isEqualTo("SQ-EXC-0240");
        assertThat(refused(id, "https://10.1.2.3/x")).isEqualTo("SQ-EXC-0241");
        assertThat(refused(id, "http://169.254.169.254/latest/meta-data")).isEqualTo("SQ-EXC-0241");
        assertThat(refused(id, "http://[::1]:8080/x")).isEqualTo("SQ-EXC-0241");
        assertThat(refused(id, "https://[::ffff:10.0.0.1]/x")).isEqualTo("SQ-EXC-0241");
        assertThat(refused(id, "https://user:word@localhost/x")).isEqualTo("SQ-EXC-0239");
        assertThat(refused(id, "ftp://localhost/x")).isEqualTo("SQ-EXC-0239");
        assertThat(refused(id, "https://93.184.216.34/x")).isEqualTo("SQ-EXC-0240");
        assertThat(running.as(FollowedRoads.USER).get(path(id)).code()).isEqualTo("SQ-EXC-0245");
        assertThat(running.as(FollowedRoads.USER).post(path(id) + "/look", "{}").code()).isEqualTo("SQ-EXC-0245");
    }

    private static String refused(String id, String url) throws IOException {
        return running.as(FollowedRoads.USER).post(path(id), "{\"url\": \"" + url + "\"}").code();
    }

    @Test
    void thePageMakesPausesAndEndsThem() throws Exception {
        FollowedRoads followed = followed();
        try (PageReader page = new PageReader(running.url(), FollowedRoads.USER, RunningServer.PASSWORD)) {
            String made = page.post("/subscriptions", PageReader.form("source", followed.resource() + "\n"
                    + SharedRoads.PURPOSE, "key", "name")).body();
            String id = SharedRoads.ok(running.as(FollowedRoads.USER).get(FollowedRoads.PATH)).path(0).path("id")
                    .asText();
            assertThat(made).contains(id, "等待确认的变化", "/rows", "openapi.json");
            assertThat(page.post("/subscriptions", "/subscriptions/" + id + "/webhook", PageReader.form("url",
                    receiver.url("/page"))).body()).contains("whsec_");
            call(id, is("done"));
            assertThat(page.get("/subscriptions?lang=en").body()).contains("Last delivery", "HTTP 204");
            assertThat(page.post("/subscriptions", "/subscriptions/" + id + "/pause", "x=1").body())
                    .contains("paused");
            assertThat(page.post("/subscriptions", "/subscriptions/" + id + "/resume", "x=1").body())
                    .contains("Pause");
            assertThat(page.post("/subscriptions", "/subscriptions/" + id + "/restart", "x=1").body()).contains(id);
            assertThat(page.post("/subscriptions", "/subscriptions/" + id + "/webhook", "url=").body())
                    .doesNotContain("/page\"");
            assertThat(page.post("/subscriptions", "/subscriptions/" + id + "/end", "x=1").body()).contains("ended");
            assertThat(page.post("/subscriptions", "source=x").body()).contains("SQ-EXC-0237");
        }
    }
}
