package org.shuqiao.node.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.protocol.ActAnswer;
import org.shuqiao.node.protocol.AttemptAnswer;
import org.shuqiao.node.protocol.Rotation;
import org.shuqiao.node.protocol.SignedCall;
import org.shuqiao.node.protocol.WaitingAct;
import org.shuqiao.node.protocol.WaitingAttempt;

/** Calls the platform, which never calls the node: every call is signed with the department's key. */
public final class PlatformClient {

    private static final byte[] NOTHING = {};
    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final int LARGEST = 16 << 20;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1).build();
    private final URI platform;
    private final String department;
    private final Supplier<SigningKey> key;
    private final Clock clock;

    /** @param key the department's that signs the calls, asked each time: it may be followed by another */
    public PlatformClient(URI platform, String department, Supplier<SigningKey> key, Clock clock) {
        this.platform = platform;
        this.department = department;
        this.key = key;
        this.clock = clock;
    }

    /** @param wait how long the platform may wait for an act to come */
    public List<WaitingAct> waiting(Duration wait) {
        return WaitingAct.parse(call("GET", "/api/v1/node/acts?wait=" + wait.toSeconds(), NOTHING, wait));
    }

    /** Hands an answer to an act over. */
    public void answer(String digest, ActAnswer answer) {
        call("POST", "/api/v1/node/acts/" + digest.replace(':', '-'), answer.bytes(), Duration.ZERO);
    }

    /** @param wait how long the platform may wait for an attempt of a standing push to come */
    public List<WaitingAttempt> attempts(Duration wait) {
        return WaitingAttempt.parse(call("GET", "/api/v1/node/attempts?wait=" + wait.toSeconds(), NOTHING, wait));
    }

    /** Hands an answer to an attempt over. */
    public void answer(WaitingAttempt attempt, AttemptAnswer answer) {
        call("POST", "/api/v1/node/attempts/" + attempt.id(), answer.bytes(), Duration.ZERO);
    }

    /** @return the log's newest checkpoint, or that of a size */
    public Checkpoint checkpoint(Optional<Long> size) {
        byte[] answer = call("GET", "/api/v1/node/log/checkpoint" + size.map(at -> "?size=" + at).orElse(""), NOTHING,
                Duration.ZERO);
        return Checkpoint.parse(field(answer, "checkpoint"));
    }

    /** @return both checkpoints and what the platform says is the proof between them */
    public ConsistencyFile consistency(long from, long to) {
        byte[] answer = call("GET", "/api/v1/node/log/consistency?from=" + from + "&to=" + to, NOTHING, Duration.ZERO);
        return ConsistencyFile.parse(field(answer, "consistency").getBytes(StandardCharsets.UTF_8));
    }

    /** Hands this witness's signature over a checkpoint over. */
    public void cosign(String note) {
        call("POST", "/api/v1/node/log/cosignatures",
                CanonicalJson.bytes(CanonicalJson.object().put("checkpoint", note)), Duration.ZERO);
    }

    /** @return the public keys as the platform shows them to everybody */
    public PublicKeys keys() {
        return PublicKeys.parse(field(call("GET", "/api/v1/node/keys", NOTHING, Duration.ZERO), "keys")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Hands the statement over by which a key of the department follows another. */
    public void rotate(Rotation rotation) {
        call("POST", "/api/v1/node/keys", rotation.bytes(), Duration.ZERO);
    }

    private static String field(byte[] answer, String name) {
        try {
            return JsonFields.of(CanonicalJson.readLenient(answer), "").text(name);
        } catch (CodedException e) {
            throw new CodedException(NodeCode.STRANGE_ANSWER, e, name);
        }
    }

    private byte[] call(String method, String path, byte[] body, Duration wait) {
        URI at = platform.resolve(path);
        HttpRequest request = HttpRequest.newBuilder(at)
                .timeout(wait.plus(SLACK))
                .header("Authorization",
                        SignedCall.sign(department, method, path, body, clock.instant(), key.get()).header())
                .header("Accept", "application/json")
                .header("Accept-Language", Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en")
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] answer = in.readNBytes(LARGEST);
                if (response.statusCode() / 100 * 100 == OK) {
                    return answer;
                }
                throw refusal(response.statusCode(), answer);
            }
        } catch (IOException e) {
            throw new CodedException(NodeCode.NO_PLATFORM, e, platform, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(NodeCode.NO_PLATFORM, e, platform, "interrupted");
        }
    }

    private static CodedException refusal(int status, byte[] answer) {
        try {
            ObjectNode body = CanonicalJson.readLenient(answer);
            if (body.hasNonNull("code")) {
                return new CodedException(NodeCode.PLATFORM_REFUSED,
                        body.path("code").asText() + " " + body.path("problem").asText());
            }
        } catch (CodedException e) {
            return new CodedException(NodeCode.STRANGE_ANSWER, e, "HTTP " + status);
        }
        return new CodedException(NodeCode.STRANGE_ANSWER, "HTTP " + status);
    }
}
