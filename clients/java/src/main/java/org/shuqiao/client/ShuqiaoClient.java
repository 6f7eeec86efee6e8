package org.shuqiao.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * A program's way to a platform: asks by SQL and for files under the grants of its account's department, and verifies
 * each receipt and what came with it on arrival.
 *
 * <pre>{@code
 * PublicKeys keys = PublicKeys.parse(Files.readAllBytes(Path.of("keys.json"))); // from the log's owner, not from here
 * ShuqiaoClient client = ShuqiaoClient.at(URI.create("https://data.city")).as("chengyun-user", password, keys);
 * Answer answer = client.query("道路安全治理", "select name, length from jiaotong.road");
 * }</pre>
 */
public final class ShuqiaoClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Wire wire;
    private final PublicKeys keys;

    private ShuqiaoClient(Wire wire, PublicKeys keys) {
        this.wire = wire;
        this.keys = keys;
    }

    /** Address of a platform, before anybody is signed in. */
    public static final class Place {

        private final URI server;
        private final HttpClient http;
        private final String language;
        private final Duration timeout;

        private Place(URI server, HttpClient http, String language, Duration timeout) {
            this.server = server;
            this.http = http;
            this.language = language;
            this.timeout = timeout;
        }

        /** @param http with the trust, the proxy and the certificate that the network asks for */
        public Place by(HttpClient http) {
            return new Place(server, http, language, timeout);
        }

        /** @param language of messages: {@code zh} or {@code en} */
        public Place in(String language) {
            return new Place(server, http, language, timeout);
        }

        /** @param timeout of one call; a file of many rows is made in one */
        public Place within(Duration timeout) {
            return new Place(server, http, language, timeout);
        }

        /** @param keys the log's public keys, from whoever owns them: what the platform says of them proves nothing */
        public ShuqiaoClient as(String account, String password, PublicKeys keys) {
            return authorized("Basic " + Base64.getEncoder()
                    .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8)), keys);
        }

        /** @param token an access token of the platform's identity provider */
        public ShuqiaoClient withToken(String token, PublicKeys keys) {
            return authorized("Bearer " + token, keys);
        }

        private ShuqiaoClient authorized(String authorization, PublicKeys keys) {
            return new ShuqiaoClient(new Wire(http, server, Map.of("Authorization", authorization,
                    "Accept-Language", language), timeout), keys);
        }
    }

    public static Place at(URI server) {
        return new Place(server, HttpClient.newBuilder().connectTimeout(CONNECT).build(), "zh",
                Duration.ofMinutes(35));
    }

    /**
     * Asks by SQL.
     *
     * @param sql one SELECT over granted tables
     * @throws RefusedException with the receipt of the refusal
     * @throws CodedException   {@code RECEIPT_INVALID}, {@code ANSWER_UNPROVEN}: nothing of it is handed out
     */
    public Answer query(String purpose, String sql) {
        JsonNode body = post("/api/v1/query", Json.PLAIN.createObjectNode().put("purpose", purpose).put("sql", sql));
        List<Answer.Column> columns = AnswerReading.columns(body);
        List<List<Object>> rows = AnswerReading.rows(body, columns);
        ProvenReceipt receipt = receipt(body);
        String salt = body.path("salt").asText();
        Nonce nonce = Nonce.ofHex(salt);
        receipt.requireThat(purpose, sql, nonce,
                ProvenReceipt.digest(nonce, AnswerReading.canonical(columns, rows)));
        return new Answer(columns, rows, receipt, salt);
    }

    /**
     * Has a file made, fetches it and verifies that it is the one that was ordered, byte by byte.
     *
     * @param folder where it is put, under the name of its record; nothing stays of one that does not verify
     * @throws RefusedException with the receipt of the refusal
     */
    public ArrivedFile file(FileOrder order, Path folder) throws IOException {
        ObjectNode asked = Json.PLAIN.createObjectNode().put("purpose", order.purpose())
                .put("resource", order.resource()).put("format", order.format());
        order.items().forEach(asked.putArray("items")::add);
        JsonNode made = post("/api/v1/files", asked);
        ProvenReceipt receipt = receipt(made);
        Path file = folder.resolve(receipt.id() + "." + order.format());
        Path part = folder.resolve(receipt.id() + ".part");
        try {
            Nonce nonce = Nonce.ofHex(made.path("salt").asText());
            receipt.requireThat(order.purpose(), order.asked(), nonce,
                    fetch(made.path("file").path("content").asText(), part, nonce));
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        return new ArrivedFile(file, made.path("file").path("rows").asLong(), receipt, made.path("salt").asText());
    }

    /** @return the digest of the nonce and all bytes */
    private String fetch(String path, Path onto, Nonce nonce) throws IOException {
        MessageDigest sha = Sha256.create();
        sha.update(nonce.bytes());
        HttpResponse<InputStream> response = wire.stream(path);
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw refusal(response.statusCode(), Wire.read(response.statusCode(), Wire.text(body)));
            }
            try (OutputStream out = Files.newOutputStream(onto)) {
                new DigestInputStream(body, sha).transferTo(out);
            }
        }
        return Sha256.tagged(sha);
    }

    /** @return a receipt of the department, verified */
    public ProvenReceipt receipt(String record) {
        ProvenReceipt receipt = receipt(get("/api/v1/receipts/" + record));
        if (!receipt.id().equals(record)) {
            throw new CodedException(ClientCode.ANSWER_UNPROVEN, "id");
        }
        return receipt;
    }

    /** Calls any GET of the API ({@code /v3/api-docs} describes them). @throws RefusedException for what is not 2xx */
    public JsonNode get(String path) {
        return good(wire.call("GET", path, ""));
    }

    /** Calls any POST of the API. @throws RefusedException for what is not 2xx */
    public JsonNode post(String path, JsonNode body) {
        return good(wire.call("POST", path, body.toString()));
    }

    /** Calls whatever there is. @param body JSON, or empty */
    public Reply call(String method, String path, String body) {
        return wire.call(method, path, body);
    }

    /**
     * Answer as it came.
     *
     * @param body    JSON; missing where there was none
     * @param headers the first of each name
     */
    public record Reply(int status, JsonNode body, Map<String, String> headers) {

        boolean good() {
            return status / 100 == 2;
        }
    }

    private JsonNode good(Reply reply) {
        if (reply.good()) {
            return reply.body();
        }
        throw refusal(reply.status(), reply.body());
    }

    private RuntimeException refusal(int status, JsonNode problem) {
        if (!problem.path("code").isTextual()) {
            return new CodedException(ClientCode.STRANGE_ANSWER, status);
        }
        Optional<ProvenReceipt> receipt = problem.path("receipt").isTextual()
                ? Optional.of(receipt(problem)) : Optional.empty();
        return new RefusedException(status, problem.path("code").asText(), problem.path("detail").asText(
                problem.path("problem").asText()), receipt);
    }

    private ProvenReceipt receipt(JsonNode body) {
        return ProvenReceipt.of(body.path("receipt").asText(), keys);
    }
}
