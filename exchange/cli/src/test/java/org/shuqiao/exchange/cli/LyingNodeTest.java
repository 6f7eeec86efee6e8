package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.protocol.ActAnswer;
import org.shuqiao.node.protocol.SignedCall;
import org.shuqiao.node.protocol.WaitingAct;

/** A node that lies is refused with a code: another's key, a call sent again, another act, another approval. */
class LyingNodeTest {

    private static final byte[] NOTHING = {};
    private static final String ACTS = "/api/v1/node/acts?wait=0";

    @TempDir
    private Path folder;

    @Test
    @Commands(done = {"keys", "keys rotate", "entries sign"}, refused = {"keys", "keys list", "keys rotate"})
    void whatTheNodesKeyDidNotSignForThisVeryCallIsRefused() throws Exception {
        try (NodeTown town = NodeTown.start(folder)) {
            String roads = town.publishedRoads();
            assertThat(town.as("jiaotong-officer", "keys", "rotate", "--department", "jiaotong").exit()).isZero();
            String request = town.requested(roads, "道路安全");
            Path node = town.admitted("node");
            assertRefused(town.as("jiaotong-officer", "keys", "rotate", "--department", "jiaotong"), "SQ-KEY-0014");
            assertThat(town.as("auditor", "keys").out()).contains("hosted", "node");
            assertThat(town.as("stranger", "keys").exit()).isNotZero();
            assertThat(town.as("stranger", "keys", "list").exit()).isNotZero();
            char[] secret = "correct horse battery".toCharArray();
            SoftwareKey key = EncryptedPem.read(node.resolve("keys/signing-1.pem"), secret);
            SoftwareKey other = SoftwareKey.generate(key.name(), SignatureType.ED25519);
            SoftwareKey officer = EncryptedPem.read(town.keyFile("jiaotong-officer"), secret);
            URI server = town.server().url();

            assertThat(call(server, "GET", ACTS, NOTHING, sign("GET", ACTS, NOTHING, key))).isEqualTo("200");
            assertThat(call(server, "GET", ACTS, NOTHING, sign("GET", ACTS, NOTHING, other))).isEqualTo("SQ-KEY-0002");
            String once = sign("GET", ACTS, NOTHING, key);
            assertThat(call(server, "GET", ACTS, NOTHING, once)).isEqualTo("200");
            assertThat(call(server, "GET", ACTS, NOTHING, once)).isEqualTo("SQ-KEY-0005");
            assertThat(call(server, "GET", ACTS + "1", NOTHING, sign("GET", ACTS, NOTHING, key)))
                    .isEqualTo("SQ-KEY-0003");
            String old = SignedCall.sign("jiaotong", "GET", ACTS, NOTHING, Instant.now().minusSeconds(600), key)
                    .header();
            assertThat(call(server, "GET", ACTS, NOTHING, old)).isEqualTo("SQ-KEY-0004");
            assertThat(call(server, "GET", ACTS, NOTHING, "Basic " + Base64.getEncoder()
                    .encodeToString(("reviewer:" + NodeTown.PASSWORD).getBytes()))).isEqualTo("SQ-KEY-0001");
            assertThat(call(server, "GET", "/api/v1/grants", NOTHING,
                    sign("GET", "/api/v1/grants", NOTHING, key))).startsWith("SQ-SRV-");

            assertRefused(town.decide(request, 0), "SQ-CLI-0023");
            WaitingAct waiting = WaitingAct.parse(answered(server, "GET", ACTS, NOTHING, key)).getFirst();
            Act act = waiting.act();
            Act forged = new Act(act.kind(), act.id(), act.department(), act.person(), act.time().plusSeconds(1),
                    act.shown(), act.body());
            Approval approval = waiting.approval().orElseThrow();
            String place = "/api/v1/node/acts/" + act.digest().replace(':', '-');
            for (Lie lie : List.of(
                    new Lie(SignedAct.sign(act, approval, other), "SQ-LED-"),
                    new Lie(SignedAct.sign(forged, Approval.keyFile(forged, officer), key), "SQ-KEY-0006"),
                    new Lie(SignedAct.sign(act, Approval.keyFile(act, other), key), "SQ-EXC-0094"),
                    new Lie(SignedAct.sign(act, Approval.session(), key), "SQ-EXC-0094"))) {
                byte[] body = new ActAnswer.Signed(lie.act(), Optional.empty()).bytes();
                assertThat(call(server, "POST", place, body, sign("POST", place, body, key))).startsWith(lie.code());
            }
            assertThat(town.client("jiaotong-officer").get("/api/v1/requests/" + request).path("state").asText())
                    .isNotEqualTo("agreed");
            byte[] honest = new ActAnswer.Signed(SignedAct.sign(act, approval, key), Optional.empty()).bytes();
            assertThat(call(server, "POST", place, honest, sign("POST", place, honest, key))).isEqualTo("200");
            assertThat(town.client("jiaotong-officer").get("/api/v1/requests/" + request).path("state").asText())
                    .isEqualTo("agreed");
            // another table is signed by the node before anything is requested of it
            town.bind(roads, "road_other");
            assertRefused(town.request(roads, "桥梁安全"), "SQ-EXC-0098");
            town.startNode(node);
            Terminal signed = town.as("jiaotong-officer", "entries", "sign", roads, "--approve-with",
                    town.keyFile("jiaotong-officer").toString(), "--approve-passphrase", town.passphrase().toString());
            assertThat(signed.exit()).as(signed.err() + town.nodeLog()).isZero();
            assertThat(town.request(roads, "桥梁安全").exit()).isZero();
        }
    }

    private record Lie(SignedAct act, String code) { }

    private static String sign(String method, String path, byte[] body, SoftwareKey key) {
        return SignedCall.sign("jiaotong", method, path, body, Instant.now(), key).header();
    }

    private static byte[] answered(URI server, String method, String path, byte[] body, SoftwareKey key)
            throws Exception {
        return send(server, method, path, body, sign(method, path, body, key)).body();
    }

    /** @return the code of the refusal, or the status of what is not refused */
    private static String call(URI server, String method, String path, byte[] body, String header) throws Exception {
        HttpResponse<byte[]> answer = send(server, method, path, body, header);
        JsonNode tree = answer.body().length == 0 ? CanonicalJson.object() : Json.PLAIN.readTree(answer.body());
        return tree.path("code").asText(Integer.toString(answer.statusCode()));
    }

    private static HttpResponse<byte[]> send(URI server, String method, String path, byte[] body, String header)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.resolve(path)).header("Authorization", header)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
