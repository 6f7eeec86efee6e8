package org.shuqiao.nifi.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shuqiao.standards.error.CodedException;

/** A NiFi server's REST API: JSON in and out, a log-in where it is asked for, a time limit on every call. */
public final class NifiClient implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** How long an answer may take where somebody waits for work, not for a page. */
    public static final Duration PATIENT = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

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
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + n++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
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

    private JsonNode send(String method, String path, Optional<ObjectNode> body) {
        return read(method, path, exchange(method, path, body));
    }

    private JsonNode read(String method, String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            // the server's words may hold a property's value
            throw new CodedException(NifiCode.REFUSED, access.url(), response.statusCode(), method + " " + shape(path));
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CodedException(NifiCode.REFUSED, access.url(), response.statusCode(), method + " " + shape(path));
        }
    }

    private static String shape(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("\\?.*", "");
    }

    private HttpResponse<String> exchange(String method, String path, Optional<ObjectNode> body) {
        if (access.user().isPresent() && token.isEmpty()) {
            login();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.url() + "/nifi-api" + path)).timeout(answer)
                .header("Content-Type", "application/json")
                .method(method, body.map(b -> HttpRequest.BodyPublishers.ofString(b.toString()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        HttpResponse<String> response = perform(request.build());
        if (response.statusCode() == UNAUTHORIZED || response.statusCode() == FORBIDDEN) {
            throw new CodedException(NifiCode.LOGIN, access.url());
        }
        return response;
    }

    private void login() {
        String form = "username=" + encoded(access.user().orElseThrow()) + "&password=" + encoded(access.password());
        HttpResponse<String> response = perform(HttpRequest.newBuilder(URI.create(access.url() + "/nifi-api/access/token"))
                .timeout(answer).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build());
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
        } catch (IOException e) {
            throw new CodedException(NifiCode.UNREACHABLE, e, access.url());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(NifiCode.UNREACHABLE, access.url());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
