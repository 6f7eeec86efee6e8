package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.node.command.NodeMain;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.run.RunningNode;

/** Tests that the node of a consumer signs each attempt of a standing push that its person ordered, and no other. */
class StandingNodeTest {

    private static final String USER = "chengyun-user";
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static EmbeddedPostgres own;
    private static String resource;
    private static Path passphrase;
    private static Path nodeHome;
    private static Path personKey;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        running.account("chengyun-officer", "chengyun", "officer");
        own = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start();
        Files.writeString(running.installation().home().secrets().resolve("YUNZHOU_CHENGYUN_SHARE"), "postgres");
        resource = new SharedRoads(running).publish(SharedRoads.draft("道路", "01", "", "unconditional",
                "\"table\", \"service\""), "01");
        String body = SharedRoads.request("k", resource, LocalDate.now().toString(),
                LocalDate.now().plusDays(30).toString()).replace("[\"query\"]", "[\"table\"]");
        SharedRoads.ok(running.as(USER).post("/api/v1/requests", body));
        passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        admit();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
        own.close();
    }

    private static void admit() throws Exception {
        nodeHome = folder.resolve("node");
        node("init", "--folder", nodeHome.toString(), "--for", "chengyun", "--server", running.url().toString(),
                "--city", "yunzhou", "--passphrase-file", passphrase.toString());
        String enrolment = Files.readString(nodeHome.resolve("enrolment.json"));
        ObjectNode order = Json.PLAIN.createObjectNode().put("enrolment", enrolment);
        running.approve("admin2", running.as("reviewer").post("/api/v1/department-keys/chengyun/admit",
                order.toString()), "");
        personKey = folder.resolve("user.pem");
        String key = node("people", "new-key", personKey.toString(), "--name", "yunzhou/chengyun/user",
                "--passphrase-file", passphrase.toString()).strip();
        node("people", "add", USER, "--folder", nodeHome.toString(), "--key", key);
    }

    @Test
    void eachAttemptIsSignedByTheNodeOnTheOrderOfAPerson() throws Exception {
        String target = SharedRoads.ok(running.as("chengyun-officer").post("/api/v1/push-targets", """
                {"name": "库", "url": "jdbc:postgresql://127.0.0.1:%d/postgres", "user": "postgres",
                 "secret": "YUNZHOU_CHENGYUN_SHARE", "table": "road", "division": ""}""".formatted(own.getPort())))
                .path("id").asText();
        ObjectNode order = Json.PLAIN.createObjectNode().put("purpose", SharedRoads.PURPOSE)
                .put("resource", resource).put("target", target).put("minutes", 5);
        assertThat(running.as(USER).post("/api/v1/standing-pushes", order.toString()).code())
                .as("the log-in orders nothing for a department with a node").isEqualTo("SQ-EXC-0090");

        approve(order);
        JsonNode waiting = until(push -> push.path("lastCode").asText().equals("SQ-EXC-0308"));
        assertThat(waiting.path("lastPush").asText()).as("nothing leaves while the node is away").isEmpty();

        JsonNode pushed;
        try (RunningNode node = new RunningNode(NodeFolder.open(nodeHome), PASSPHRASE.toCharArray(),
                SystemClock.beijing(), new PrintWriter(new StringWriter(), true))) {
            assertThat(node).isNotNull();
            pushed = until(push -> !push.path("lastPush").asText().isEmpty());
        }
        assertThat(pushed.path("lastCode").asText()).isEmpty();
        JsonNode record = Json.PLAIN.readTree(SharedRoads.ok(running.as("auditor").get("/api/v1/receipts/"
                + pushed.path("lastPush").asText())).path("receipt").asText()).path("record");
        JsonNode attempt = record.path("attempt");
        assertThat(attempt.path("custody").asText()).as("%s", record).isEqualTo("node");
        assertThat(attempt.path("key").asText()).as("the department's own").contains("/chengyun+");
    }

    private static void approve(ObjectNode order) throws Exception {
        ObjectNode asked = Json.PLAIN.createObjectNode();
        asked.set("order", order);
        Act act = Act.parse(SharedRoads.ok(running.as(USER).post("/api/v1/acts/standing-push", asked.toString()))
                .path("act").asText().getBytes(StandardCharsets.UTF_8));
        asked.putObject("approved").put("act", new String(act.bytes(), StandardCharsets.UTF_8)).put("approval",
                new String(CanonicalJson.bytes(Approval.keyFile(act, EncryptedPem.read(personKey,
                        PASSPHRASE.toCharArray())).tree()), StandardCharsets.UTF_8));
        assertThat(SharedRoads.ok(running.as(USER).post("/api/v1/acts/standing-push", asked.toString()))
                .path("state").asText()).isEqualTo("waiting");
    }

    private static JsonNode until(Predicate<JsonNode> holds) throws Exception {
        JsonNode push = Json.PLAIN.createObjectNode();
        for (int waited = 0; waited < 240 && !holds.test(push); waited++) {
            Thread.sleep(500);
            push = SharedRoads.ok(running.as(USER).get("/api/v1/standing-pushes")).path(0);
        }
        assertThat(holds.test(push)).as("%s", push).isTrue();
        return push;
    }

    private static String node(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = NodeMain.run(new PrintWriter(out, true), new PrintWriter(err, true),
                Stream.of(words).toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();
        return out.toString();
    }
}
