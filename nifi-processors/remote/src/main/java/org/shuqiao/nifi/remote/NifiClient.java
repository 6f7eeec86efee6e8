package org.shuqiao.nifi.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.source.TrustedCertificates;

/** Client of a NiFi server's REST API with log-in and a timeout on every call. */
public final class NifiClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** How long an answer may take where somebody waits for work, not for a page. */
    public static final Duration PATIENT = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    private final NifiAccess access;
    private final Duration answer;
    private final HttpClient http;
    private Optional<String> token = Optional.empty();

    /** @param answer how long one answer may take */
    public NifiClient(NifiAccess access, Duration answer) {
        this.access = access;
        this.answer = answer;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        access.trust().ifPresent(pem -> builder.sslContext(trusting(pem)));
        this.http = builder.build();
    }

    private static SSLContext trusting(Path pem) {
        try {
            return TrustedCertificates.sslContext(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new CodedException(NifiCode.TRUST, e, pem);
        }
    }

    /** @return the server's URL, fit for messages */
    String place() {
        return access.url();
    }

    public JsonNode get(String path) {
        return send("GET", path, Optional.empty());
    }

    /** @return nothing where there is no such thing */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> response = exchange("GET", path, Optional.empty());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read("GET", path, response));
    }

    public JsonNode post(String path, ObjectNode body) {
        return send("POST", path, Optional.of(body));
    }

    public JsonNode put(String path, ObjectNode body) {
        return send("PUT", path, Optional.of(body));
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    /** @return whether it was deleted: not when it, or a part of it, is in use */
    public boolean deleted(String path) {
        HttpResponse<String> response = exchange("DELETE", path, Optional.empty());
        if (response.statusCode() == CONFLICT) {
            return false;
        }
        read("DELETE", path, response);
        return true;
    }

    private JsonNode send(String method, String path, Optional<ObjectNode> body) {
        return read(method, path, exchange(method, path, body));
    }

    private JsonNode read(String method, String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            // the server's words may hold a property's value
            throw new CodedException(NifiCode.REFUSED, access.url(), response.statusCode(), method + " " + shape(path));
        }
        try {
            return Json.PLAIN.readTree(response.body());
        } catch (IOException e) {
            throw new CodedException(NifiCode.REFUSED, access.url(), response.statusCode(), method + " " + shape(path));
        }
    }

    private static String shape(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("\\?.*", "");
    }

    private HttpResponse<String> exchange(String method, String path, Optional<ObjectNode> body) {
        boolean entered = access.user().isPresent() && token.isEmpty();
        if (entered) {
            login();
        }
        HttpResponse<String> response = perform(request(method, path, body));
        if (response.statusCode() == UNAUTHORIZED && token.isPresent() && !entered) {
            login(); // the token's time is over
            response = perform(request(method, path, body));
        }
        if (response.statusCode() == UNAUTHORIZED) {
            throw new CodedException(NifiCode.LOGIN, access.url());
        }
        if (response.statusCode() == FORBIDDEN) {
            throw new CodedException(NifiCode.FORBIDDEN, access.url(), method + " " + shape(path));
        }
        return response;
    }

    private HttpRequest request(String method, String path, Optional<ObjectNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.url() + "/nifi-api" + path))
                .timeout(answer)
                .header("Content-Type", "application/json")
                .method(method, body.map(b -> HttpRequest.BodyPublishers.ofString(b.toString()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request.build();
    }

    private void login() {
        String form = "username=" + encoded(access.user().orElseThrow()) + "&password=" + encoded(access.password());
        HttpResponse<String> response =
                perform(HttpRequest.newBuilder(URI.create(access.url() + "/nifi-api/access/token"))
                .timeout(answer).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build());
        if (response.statusCode() >= SERVER_ERROR) {
            throw new CodedException(NifiCode.REFUSED, access.url(), response.statusCode(), "POST /access/token");
        }
        if (response.statusCode() >= 300) {
            throw new CodedException(NifiCode.LOGIN, access.url());
        }
        token = Optional.of(response.body().strip());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> perform(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (SSLHandshakeException e) {
            throw new CodedException(NifiCode.UNTRUSTED, e, access.url());
        } catch (IOException e) {
            throw new CodedException(NifiCode.UNREACHABLE, e, access.url());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(NifiCode.UNREACHABLE, access.url());
        }
    }

    @Override
    public void close() {
        http.shutdownNow(); // no call is under way; one that was given up is not waited for
        http.close();
    }
}
